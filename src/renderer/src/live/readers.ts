import type { z } from 'zod';
import {
  METHODS,
  TOPICS,
  type Method,
  type Output,
  type Payload,
  type Topic,
} from '../../../shared/contract/contract.ts';
import { quickCheck } from './quick-check.ts';

/** The contract's schemas, typed so that a generic method keeps the type of its own output. */
const OUTPUTS: { readonly [M in Method]: { readonly output: z.ZodType<Output<M>> } } = METHODS;

/** The same for topics. */
const PAYLOADS: { readonly [T in Topic]: z.ZodType<Payload<T>> } = TOPICS;

/** What is as the schema says is taken as it came; zod fills in, or says what is wrong with, the rest. */
function read<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> {
  return isAsItShould(schema, value) ? { success: true, data: value } : schema.safeParse(value);
}

const isAsItShould = <T>(schema: z.ZodType<T>, value: unknown): value is T => quickCheck(schema)(value);

export const readOutput = <M extends Method>(method: M, value: unknown): z.ZodSafeParseResult<Output<M>> =>
  read(OUTPUTS[method].output, value);

export const readPayload = <T extends Topic>(topic: T, value: unknown): z.ZodSafeParseResult<Payload<T>> =>
  read(PAYLOADS[topic], value);
