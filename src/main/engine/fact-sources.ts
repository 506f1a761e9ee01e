import type { HostEntry } from '../../shared/domain/inventory.ts';
import type { NodeName } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { FactSources } from '../actions/facts/fact-sources.ts';
import type { Clock } from '../platform/clock.ts';
import { isSameBmc } from '../sites/same-bmc.ts';
import { readPower } from '../sources/bmc/read-power.ts';
import { askHostRound, askNodeRound } from './ask-round.ts';
import type { BmcSecret } from './bmc-secrets.ts';
import type { Connections } from './connections.ts';
import type { Closable, Kept } from './kept.ts';

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
      const connection = await opened(connections.ssh(node), signal);
      if (!connection.ok) return connection;
      const answer = await askNodeRound(connection.value, signal, ROUND_MS);
      if (!answer.ok) return answer;
      told(node.name, answer.value.round);
      return ok(answer.value.round);
    },
    libvirt: (host, signal) => opened(connections.libvirt(host), signal),
    run: async (machine, argv, signal) => {
      const connection = await opened(connections.ssh(machine), signal);
      return connection.ok ? connection.value.run({ argv }, signal, COMMAND_MS) : connection;
    },
    call: (machine, signal) => connections.call(machine, signal),
    callLibvirt: (host, signal) => connections.callLibvirt(host, signal),
    hostRound: async (host, signal) => {
      const connection = await opened(connections.ssh(host), signal);
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

/** A look that ends while a connection is still being opened has cut itself short: nothing has timed out. */
async function opened<T extends Closable>(
  kept: Kept<T>,
  signal: AbortSignal,
): Promise<Result<T, ProbeFailure>> {
  const connection = await kept.get(signal);
  const isCut = signal.aborted && !connection.ok && connection.error.kind === 'timed-out';
  return isCut ? fail({ kind: 'cancelled' }) : connection;
}
