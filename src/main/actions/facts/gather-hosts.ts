import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isOfDomain, parseQemuProcesses, QEMU_PROCESSES_ARGV } from '../../parsers/qemu-processes.ts';
import { knownPower } from '../../sources/bmc/known-power.ts';
import type { DomainDefinition, LibvirtReader } from '../../sources/libvirt/libvirt-reader.ts';
import type { DomainOnHost, Fresh, HostFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';

/**
 * What each host says of one guest, all hosts at once; `words` are its UUID and its names, any of which is it.
 */
export const gatherHosts = (
  hosts: readonly HostEntry[],
  words: readonly string[],
  sources: FactSources,
  signal: AbortSignal,
): Promise<readonly HostFacts[]> =>
  Promise.all(hosts.map((host) => gatherHost(host, words, sources, signal)));

async function gatherHost(
  host: HostEntry,
  words: readonly string[],
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostFacts> {
  const [domain, processes, power] = await Promise.all([
    askDomain(host, words, sources, signal),
    askProcesses(host, words, sources, signal),
    host.bmc === undefined ? null : askPower(host, sources, signal),
  ]);
  return { host: host.name, domain, processes, power };
}

async function askDomain(
  host: HostEntry,
  words: readonly string[],
  sources: FactSources,
  signal: AbortSignal,
): Promise<Fresh<DomainOnHost | null>> {
  const at = sources.now();
  const reader = await sources.libvirt(host, signal);
  const result = reader.ok ? await readDomain(reader.value, words, signal) : reader;
  const raw = result.ok ? domainWords(words, result.value) : JSON.stringify(result.error);
  const command = 'virConnectListAllDomains, virDomainGetState';
  return { result, evidence: { command, raw, at, from: host.name } };
}

async function readDomain(
  reader: LibvirtReader,
  words: readonly string[],
  signal: AbortSignal,
): Promise<Result<DomainOnHost | null, ProbeFailure>> {
  const definitions = await reader.definitions(signal);
  if (!definitions.ok) return definitions;
  const found = definitions.value.find(isGuest(words));
  if (found === undefined) return ok(null);
  const standing = await reader.state(found.id, signal);
  if (!standing.ok) return standing;
  return ok({ id: found.id, standing: standing.value, managedSave: found.managedSave });
}

const isGuest =
  (words: readonly string[]) =>
  ({ id, name }: DomainDefinition): boolean =>
    words.some((word) => id === word.toLowerCase() || name === word);

function domainWords(words: readonly string[], domain: DomainOnHost | null): string {
  if (domain === null) return `${words.join(', ')}: not listed`;
  const { id, standing, managedSave } = domain;
  return `${id}: ${standing.state} (${standing.reason}), managed save: ${managedSave ? 'yes' : 'no'}`;
}

async function askProcesses(
  host: HostEntry,
  words: readonly string[],
  sources: FactSources,
  signal: AbortSignal,
): Promise<Fresh<readonly string[]>> {
  const at = sources.now();
  const output = await sources.run(host, QEMU_PROCESSES_ARGV, signal);
  const all = output.ok ? readProcesses(output.value) : output;
  const result = all.ok ? ok(all.value.filter((line) => words.some((word) => isOfDomain(line, word)))) : all;
  const raw = result.ok
    ? result.value.join('\n') || `no QEMU process of ${words.join(', ')}`
    : JSON.stringify(result.error);
  return { result, evidence: { command: QEMU_PROCESSES_ARGV.join(' '), raw, at, from: host.name } };
}

const readProcesses = (output: { exitCode: number; stdout: string; stderr: string }) =>
  output.exitCode === 0
    ? parseQemuProcesses(output.stdout)
    : fail({ kind: 'refused', exitCode: output.exitCode, stderr: output.stderr } as const);

export async function askPower(
  host: HostEntry,
  sources: FactSources,
  signal: AbortSignal,
): Promise<Fresh<PowerState>> {
  const at = sources.now();
  const answer = await sources.power(host, signal);
  const from = `BMC of ${host.name}`;
  if (!answer.ok) {
    return { result: answer, evidence: { command: null, raw: JSON.stringify(answer.error), at, from } };
  }
  const { raw, command } = answer.value;
  return { result: knownPower(answer.value), evidence: { command, raw, at, from } };
}
