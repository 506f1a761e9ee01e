/** What a host's maintenance is told on a command line; names with commas between them. */
export interface HostOptions {
  readonly stop?: string | undefined;
  /** `GUEST=REASON`, once for each. */
  readonly leave?: readonly string[] | undefined;
  readonly start?: string | undefined;
  /** `CLUSTER/APPLICATION=NODE`, once for each. */
  readonly back?: readonly string[] | undefined;
}

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
export function halves(word: string, mark: string): readonly [string, string] {
  const at = word.indexOf(mark);
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
