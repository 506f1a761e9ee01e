import type { WishOptions } from './request-of.ts';

type HostOptions = Pick<WishOptions, 'stop' | 'leave' | 'start' | 'back'>;

/** The choices of a host's maintenance. What is not given is not chosen: no guest is stopped or started by default. */
export const hostWords = ({ stop, leave, start, back }: HostOptions): Readonly<Record<string, unknown>> => ({
  ...(stop === undefined ? {} : { stop: stop.split(',') }),
  ...(leave === undefined ? {} : { leave: leave.map(leftOf) }),
  ...(start === undefined ? {} : { start: start.split(',') }),
  ...(back === undefined ? {} : { back: back.map(backOf) }),
});

const leftOf = (word: string) => {
  const [guest, reason] = halves(word, '=');
  return { guest, reason };
};

const backOf = (word: string) => {
  const [cluster, rest] = halves(word, '/');
  const [application, target] = halves(rest, '=');
  return { cluster, application, target };
};

/** At the first mark; without one the second half is empty, which no wish takes. */
function halves(word: string, mark: string): readonly [string, string] {
  const at = word.indexOf(mark);
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
