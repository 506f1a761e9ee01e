import type { Codec } from './codec.ts';

/** One call of the remote program: its number in remote_protocol.x, what it takes and what it gives. */
export interface Procedure<Args, Answer> {
  readonly number: number;
  readonly args: Codec<Args>;
  readonly answer: Codec<Answer>;
}

export function procedure<Args, Answer>(
  number: number,
  args: Codec<Args>,
  answer: Codec<Answer>,
): Procedure<Args, Answer> {
  return { number, args, answer };
}
