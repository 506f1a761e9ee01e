import type { FactSources } from './fact-sources.ts';

/** The same question to the same machine is asked once for all that stand on its answer in one look. */
export const askOnce = (sources: FactSources): FactSources => ({
  ...sources,
  round: once(sources.round, ({ name }) => name),
  libvirt: once(sources.libvirt, ({ name }) => name),
  hostRound: once(sources.hostRound, ({ name }) => name),
  power: once(sources.power, ({ name }) => name),
  run: once(sources.run, ({ name }, argv) => [name, ...argv].join('\0')),
});

function once<Q extends readonly unknown[], A>(
  ask: (...question: Q) => Promise<A>,
  keyOf: (...question: Q) => string,
): (...question: Q) => Promise<A> {
  const answers = new Map<string, Promise<A>>();
  return (...question) => {
    const key = keyOf(...question);
    const answer = answers.get(key) ?? ask(...question);
    answers.set(key, answer);
    return answer;
  };
}
