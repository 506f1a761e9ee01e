import type { OperationRun, RunStep } from '../../../src/shared/contract/operations.ts';
import type { RehearsalDescription } from '../../../src/shared/contract/rehearsal.ts';
import { applicationOn, clusterOf, guestIs, isSeen } from '../stages/site-truth.ts';

type Truth = (site: RehearsalDescription, step: RunStep, node: string) => boolean;

const isOff: Truth = (site, _, node) => guestIs(site, node, 'shut off');
const isStarted: Truth = (site, _, node) => !isOff(site, _, node);
const runsSf = ({ clusters }: RehearsalDescription, node: string) =>
  clusters.some(({ sfRunning }) => sfRunning.includes(node));

/** What the machines have to say where the console shows a step as done. What is not listed proves nothing alone. */
const DONE: Partial<Readonly<Record<RunStep['step'], Truth>>> = {
  'stop-sf': (site, _, node) => !runsSf(site, node),
  'start-sf': (site, _, node) => runsSf(site, node),
  'power-off': isOff,
  'force-power': isOff,
  'shut-down': isOff,
  'stop-guest': isOff,
  'stop-by-rms': isOff,
  'start-by-rms': isStarted,
  'start-guest': isStarted,
  'rejoin-guest': isStarted,
  'rejoin-by-rms': isStarted,
  'mark-down': (site, _, node) => isSeen(site, node, 'DOWN'),
  'remove-image': ({ guests }, _, node) =>
    guests.some(({ name, managedSave }) => name === node && !managedSave),
  'load-config': ({ clusters }, { values }, node) =>
    clusters.some(({ cfTimeouts }) =>
      cfTimeouts.some((each) => each.node === node && each.seconds === values['seconds']),
    ),
  'power-off-host': ({ hosts }, { machine }) =>
    hosts.some(({ name, state }) => name === machine && state === 'off'),
  'stop-host': ({ hosts }, { machine }) => hosts.some(({ name, up }) => name === machine && !up),
};

/** What is shown of a step as done is so. */
export function isAsShown(site: RehearsalDescription, step: RunStep): boolean {
  const node = String(step.values['node'] ?? '');
  return DONE[step.step]?.(site, step, node) ?? true;
}

/** The others are told that it is DOWN while it still runs: what must never happen. */
export function liesAboutDown(site: RehearsalDescription, step: RunStep): string | null {
  const node = String(step.values['node'] ?? '');
  return step.step !== 'mark-down' || guestIs(site, node, 'shut off')
    ? null
    : `${step.id} was sent while ${node} is not off`;
}

/** What the operation can take from its cluster and what is neither there nor owed. */
export function lostFrom(
  site: RehearsalDescription,
  { cluster, request }: Pick<OperationRun, 'cluster' | 'request'>,
  owed: readonly string[],
): readonly string[] {
  if (!site.clusters.some(({ name }) => name === cluster)) return [];
  const { cfTimeouts, maintenance, sfRunning, nodes } = clusterOf(site, cluster);
  const alive = nodes.filter((node) => guestIs(site, node, 'running'));
  const isOwed = (kind: string) => owed.some((debt) => debt.startsWith(`${kind} ${cluster}`));
  const lost = [
    // Elsewhere SF does not run yet on a node that boots.
    {
      kind: 'fencing-off',
      is: request.operation === 'sf-restart' && alive.some((node) => !sfRunning.includes(node)),
    },
    { kind: 'cf-timeout', is: new Set(cfTimeouts.map(({ seconds }) => seconds)).size > 1 },
    { kind: 'maintenance-mode', is: maintenance },
    { kind: 'two nodes have its application', is: applicationOn(site, cluster, 'Online').length > 1 },
  ];
  return lost.flatMap(({ kind, is }) => (is && !isOwed(kind) ? [`${kind}, and nobody is told`] : []));
}
