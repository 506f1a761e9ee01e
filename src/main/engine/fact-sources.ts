import type { HostEntry } from '../../shared/domain/inventory.ts';
import type { NodeName } from '../../shared/domain/names.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import { ok } from '../../shared/result.ts';
import type { FactSources } from '../actions/facts/fact-sources.ts';
import type { Clock } from '../platform/clock.ts';
import { isSameBmc } from '../sites/same-bmc.ts';
import { readPower } from '../sources/bmc/read-power.ts';
import { askHostRound, askNodeRound } from './ask-round.ts';
import type { BmcSecret } from './bmc-secrets.ts';
import type { Connections } from './connections.ts';

const ROUND_MS = 22_000;
const COMMAND_MS = 10_000;

interface FactParts {
  readonly clock: Clock;
  readonly bmcSecret: BmcSecret;
  /** Of the whole site: a BMC that two of them name proves nothing of either. */
  readonly hosts: readonly HostEntry[];
  /** Hears what a node answered to a look. */
  readonly told: (node: NodeName, round: NodeRound) => void;
}

/** Facts over the connections that polling uses too: none of them can change anything. */
export function factSources(
  connections: Connections,
  { clock, bmcSecret, hosts, told }: FactParts,
): FactSources {
  return {
    now: () => clock.now(),
    deadline: (ms) => clock.deadline(ms),
    round: async (node, signal) => {
      const connection = await connections.ssh(node).get(signal);
      if (!connection.ok) return connection;
      const answer = await askNodeRound(connection.value, signal, ROUND_MS);
      if (!answer.ok) return answer;
      told(node.name, answer.value.round);
      return ok(answer.value.round);
    },
    libvirt: (host, signal) => connections.libvirt(host).get(signal),
    run: async (machine, argv, signal) => {
      const connection = await connections.ssh(machine).get(signal);
      return connection.ok ? connection.value.run({ argv }, signal, COMMAND_MS) : connection;
    },
    call: (machine, signal) => connections.call(machine, signal),
    callLibvirt: (host, signal) => connections.callLibvirt(host, signal),
    hostRound: async (host, signal) => {
      const connection = await connections.ssh(host).get(signal);
      if (!connection.ok) return connection;
      const answer = await askHostRound(connection.value, signal, COMMAND_MS);
      return answer.ok ? ok(answer.value.round) : answer;
    },
    power: async ({ name, bmc }, signal) => {
      if (bmc === undefined) return { ok: false, error: { kind: 'not-asked' } };
      const twin = hosts.find(
        (each) => each.name !== name && each.bmc !== undefined && isSameBmc(each.bmc, bmc),
      );
      if (twin !== undefined)
        return {
          ok: false,
          error: { kind: 'unsupported', directive: 'bmc', where: `${name}, ${twin.name}` },
        };
      const secret = await bmcSecret(bmc);
      if (!secret.ok) return secret;
      return readPower(bmc, { signal, deadlineMs: COMMAND_MS, clock, secret: secret.value });
    },
  };
}
