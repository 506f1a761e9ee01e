import type { z } from 'zod';
import {
  OUTPUTS,
  PAYLOADS,
  type Method,
  type Output,
  type Payload,
  type Topic,
} from '../../../shared/contract/contract.ts';
import { quickCheck } from './quick-check.ts';

/** What is as the schema says is taken as it came; zod fills in, or says what is wrong with, the rest. */
function read<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> {
  return isAsItShould(schema, value) ? { success: true, data: value } : schema.safeParse(value);
}

const isAsItShould = <T>(schema: z.ZodType<T>, value: unknown): value is T => quickCheck(schema)(value);

export const readOutput = <M extends Method>(method: M, value: unknown): z.ZodSafeParseResult<Output<M>> =>
  read(OUTPUTS[method].output, value);

export const readPayload = <T extends Topic>(topic: T, value: unknown): z.ZodSafeParseResult<Payload<T>> =>
  read(PAYLOADS[topic], value);
