import type { FactSources } from './fact-sources.ts';

/** The same question to the same machine is asked once for all that stand on its answer in one look. */
export function askOnce(sources: FactSources): FactSources {
  const round = once(sources.round, ({ name }) => name);
  const libvirt = once(sources.libvirt, ({ name }) => name);
  const hostRound = once(sources.hostRound, ({ name }) => name);
  const power = once(sources.power, ({ name }) => name);
  const runs = new Map<string, ReturnType<FactSources['run']>>();
  return {
    ...sources,
    round,
    libvirt,
    hostRound,
    power,
    run: (machine, argv, signal) => {
      const key = [machine.name, ...argv].join('\0');
      const asked = runs.get(key) ?? sources.run(machine, argv, signal);
      runs.set(key, asked);
      return asked;
    },
  };
}

function once<M, A>(
  ask: (machine: M, signal: AbortSignal) => Promise<A>,
  keyOf: (machine: M) => string,
): (machine: M, signal: AbortSignal) => Promise<A> {
  const answers = new Map<string, Promise<A>>();
  return (machine, signal) => {
    const key = keyOf(machine);
    const answer = answers.get(key) ?? ask(machine, signal);
    answers.set(key, answer);
    return answer;
  };
}
