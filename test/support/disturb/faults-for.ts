import type { RunStep } from '../../../src/shared/contract/operations.ts';
import type { Fault, FaultKind, RehearsalDescription } from '../../../src/shared/contract/rehearsal.ts';

const ON_NODE = [
  'sshd-stopped',
  'truncated-output',
  'guest-panic',
  'sudo-denied',
  'sshd-hang',
] as const satisfies readonly FaultKind[];
const ON_HOST = [
  'libvirtd-stopped',
  'host-down',
  'sshd-hang',
  'admin-lan-cut',
] as const satisfies readonly FaultKind[];

/** What can befall a step while it is under way: its machine goes away or speaks badly, or its cluster falls apart. */
export function faultsFor(
  { machine }: Pick<RunStep, 'machine'>,
  cluster: string,
  { hosts, clusters }: RehearsalDescription,
): readonly Fault[] {
  const nodes = clusters.find(({ name }) => name === cluster)?.nodes ?? [];
  const cut: readonly Fault[] = nodes.length === 0 ? [] : [{ kind: 'interconnect-cut', target: cluster }];
  if (machine === null) return [...cut, ...on(['sshd-hang', 'guest-panic'], nodes.at(-1))];
  const isHost = hosts.some(({ name }) => name === machine);
  return [...on(isHost ? ON_HOST : ON_NODE, machine), ...cut];
}

const on = (kinds: readonly FaultKind[], target: string | undefined): readonly Fault[] =>
  target === undefined ? [] : kinds.map((kind) => ({ kind, target }));
