import type { MachineTarget } from '../../../shared/contract/setup.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import { checkMachine } from '../check-machine.ts';
import { Connections } from '../connections.ts';
import { discover } from '../discover.ts';
import type { Askers } from '../../sources/ssh/ask.ts';
import type { Questions } from '../questions.ts';
import { sshSettings } from '../ssh-settings.ts';
import type { Surroundings } from '../surroundings.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface MachineParts {
  readonly surroundings: Pick<Surroundings, 'paths' | 'home' | 'localUser' | 'clock' | 'log'>;
  readonly questions: Pick<Questions, 'askers' | 'askersFor'>;
  readonly sites: WatchedSites | null;
}

/** Answers about machines that no site watches yet; their connections end with the answer. */
export function machineAnswers({
  surroundings,
  questions,
  sites,
}: MachineParts): Pick<Handlers, 'machine.check' | 'discovery.run'> {
  const { clock, log } = surroundings;
  const within = async <T>(
    target: MachineTarget,
    askers: Askers,
    work: (connections: Connections) => Promise<T>,
  ): Promise<T> => {
    const file = (target.site === null ? null : sites?.get(target.site)?.watch?.file) ?? { ssh: {} };
    const settings = sshSettings(surroundings, file);
    const connections = new Connections(file, { settings, askers, clock, log });
    try {
      return await work(connections);
    } finally {
      connections.end();
    }
  };
  return {
    'machine.check': (target, signal, caller) =>
      within(target, questions.askersFor(caller), (connections) =>
        checkMachine(target, connections, clock, signal),
      ),
    'discovery.run': (target, signal) =>
      within(target, questions.askers, (connections) => discover(target, connections, clock, signal)),
  };
}
