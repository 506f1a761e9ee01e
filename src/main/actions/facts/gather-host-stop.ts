import type { ClusterEntry, HostEntry } from '../../../shared/domain/inventory.ts';
import type { LibvirtGuests } from '../../../shared/domain/machine-settings.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { parseQemuProcesses, QEMU_PROCESSES_ARGV } from '../../parsers/qemu-processes.ts';
import type { LibvirtReader } from '../../sources/libvirt/libvirt-reader.ts';
import { askNode } from './ask-node.ts';
import type { Asserted, Fresh } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { askPower } from './gather-hosts.ts';
import type { ActiveDomain, HostStopFacts } from './host-stop-facts.ts';

export interface HostStopQuestion {
  readonly host: HostEntry;
  /** The cluster that the host is a node of itself. */
  readonly cluster: ClusterEntry | null;
  readonly lastKnown: readonly string[];
  readonly asserted: readonly Asserted[];
}

/** A host that hangs costs every look this long; that it does not answer is what counts then. */
const SILENT_HOST_MS = 8_000;

/** Asks a host by libvirt and SSH, its BMC and its own cluster, side by side. */
export async function gatherHostStop(
  { host, cluster, lastKnown, asserted }: HostStopQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostStopFacts> {
  const soon = AbortSignal.any([signal, sources.deadline(SILENT_HOST_MS)]);
  const [active, processes, libvirtGuests, power, ofCluster] = await Promise.all([
    askDomains(host, sources, soon),
    askProcesses(host, sources, soon),
    askLibvirtGuests(host, sources, soon),
    host.bmc === undefined ? null : askPower(host, sources, signal),
    cluster === null ? null : askCluster(host, cluster, sources, soon),
  ]);
  const known = { host: host.name, lastKnown, asserted };
  return { at: sources.now(), ...known, active, processes, libvirtGuests, power, cluster: ofCluster };
}

/** One answer with what it was asked by. */
async function asked<T>(
  host: HostEntry,
  command: string,
  { now }: FactSources,
  work: () => Promise<Result<T, ProbeFailure>>,
): Promise<Fresh<T>> {
  const at = now();
  const result = await work();
  const raw = JSON.stringify(result.ok ? result.value : result.error);
  return { result, evidence: { command, raw, at, from: host.name } };
}

const askDomains = (host: HostEntry, sources: FactSources, signal: AbortSignal) =>
  asked(host, 'virConnectListAllDomains, virDomainGetState', sources, async () => {
    if (host.kind === 'esxi') return fail({ kind: 'not-asked' });
    const reader = await sources.libvirt(host, signal);
    return reader.ok ? activeOf(reader.value, signal) : reader;
  });

async function activeOf(
  reader: LibvirtReader,
  signal: AbortSignal,
): Promise<Result<readonly ActiveDomain[], ProbeFailure>> {
  const listed = await reader.definitions(signal);
  if (!listed.ok) return listed;
  const states = await Promise.all(
    listed.value.map(async ({ id, name }) => ({ name, standing: await reader.state(id, signal) })),
  );
  const active: ActiveDomain[] = [];
  for (const { name, standing } of states) {
    if (!standing.ok) return standing;
    const { state, reason } = standing.value;
    if (state !== 'shut off') active.push({ name, state: `${state} (${reason})` });
  }
  return ok(active);
}

const askProcesses = (host: HostEntry, sources: FactSources, signal: AbortSignal) =>
  asked(host, QEMU_PROCESSES_ARGV.join(' '), sources, async () => {
    const output = await sources.run(host, QEMU_PROCESSES_ARGV, signal);
    if (!output.ok) return output;
    const { exitCode, stdout, stderr } = output.value;
    return exitCode === 0 ? parseQemuProcesses(stdout) : fail({ kind: 'refused', exitCode, stderr });
  });

export const askLibvirtGuests = (
  host: HostEntry,
  sources: FactSources,
  signal: AbortSignal,
): Promise<Fresh<LibvirtGuests | null>> =>
  asked(host, 'libvirt-guests: ON_SHUTDOWN, ON_BOOT; systemctl is-enabled', sources, async () => {
    const round = await sources.hostRound(host, signal);
    return round.ok ? round.value.libvirtGuests : round;
  });

async function askCluster(
  host: HostEntry,
  { name, nodes }: ClusterEntry,
  sources: FactSources,
  signal: AbortSignal,
) {
  const facts = await Promise.all(
    nodes.map(async (node) => ({ entry: node, facts: await askNode(node, sources, signal) })),
  );
  const own = facts.find(({ entry }) => entry.host === host.name)?.facts;
  const others = facts.flatMap((each) => (each.entry.host === host.name ? [] : [each.facts]));
  return own === undefined ? null : { name, own, others };
}
