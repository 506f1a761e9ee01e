import type { z } from 'zod';
import {
  METHODS,
  TOPICS,
  type Method,
  type Output,
  type Payload,
  type Topic,
} from '../../../shared/contract/contract.ts';

interface Reader<T> {
  readonly safeParse: (value: unknown) => z.ZodSafeParseResult<T>;
}

/** The contract's schemas, typed so that a generic method keeps the type of its own output. */
export const READERS: { readonly [M in Method]: { readonly output: Reader<Output<M>> } } = METHODS;

/** The same for topics. */
export const PAYLOAD_READERS: { readonly [T in Topic]: Reader<Payload<T>> } = TOPICS;
