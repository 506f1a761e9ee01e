import type { ApplicationLoss, ClusterLoss } from '../../../shared/domain/host-loss.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { ApplicationRecord } from '../../../shared/domain/site-picture.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import type { LossQuestion } from './cluster-loss.ts';

const ON: ReadonlySet<RmsState> = new Set(['Online', 'Warning', 'Maintenance-Online', 'Maintenance']);
const READY: ReadonlySet<RmsState> = new Set([
  'Standby',
  'Offline',
  'Maintenance-Standby',
  'Maintenance-Offline',
]);
const NEVER: ReadonlySet<RmsState> = new Set(['Faulted', 'OfflineFault', 'Deact']);

type Row = ApplicationRecord['onNodes'][number];

/**
 * Null: it is Online nowhere, as far as every node has said: the host takes nothing of it. `doubtful`: nodes of
 * which nobody knows whether they would run where they are planned.
 */
export function applicationLoss(
  { name, onNodes }: ApplicationRecord,
  cluster: ClusterLoss,
  { doubtful, off }: Pick<LossQuestion, 'doubtful' | 'off'>,
): ApplicationLoss | null {
  const isHit = (node: NodeName) => [...cluster.lost, ...cluster.perhaps].includes(node);
  const online = onNodes.filter((row) => isIn(row, ON));
  const [home, ...more] = online;
  if (home === undefined && onNodes.every(isSaid)) return null;
  // What is Online on a node that is to be off goes somewhere, or nowhere: nobody knows.
  const isAdrift = onNodes.some((row) => off.has(row.node) && isIn(row, ON));
  const on = home !== undefined && more.length === 0 && !isAdrift ? home.node : null;
  const others = onNodes.filter(({ node }) => node !== on && !cluster.lost.includes(node));
  const to = others.filter((row) => isIn(row, READY) && cluster.left.includes(row.node));
  const perhapsTo = others.filter((row) => !to.includes(row) && mayTakeIt(row, cluster));
  const found = {
    cluster: cluster.cluster,
    application: name,
    on,
    to: to.map(({ node }) => node),
    perhapsTo: perhapsTo.map(({ node }) => node),
  };
  if (on !== null && !isHit(on)) return { ...found, fate: doubtful.has(on) ? 'unknown' : 'stays' };
  return { ...found, fate: fateOf(found, cluster, isMaintained(home) ? 'looks-away' : 'acts') };
}

/** RMS in maintenance mode does not react to what it sees. */
const isMaintained = (row: Row | undefined): boolean =>
  row?.standing.kind === 'known' && row.standing.value?.state.startsWith('Maintenance') === true;

function fateOf(
  { on, to, perhapsTo }: Pick<ApplicationLoss, 'on' | 'to' | 'perhapsTo'>,
  { becomes, lost }: ClusterLoss,
  rms: 'acts' | 'looks-away',
): ApplicationLoss['fate'] {
  if (on === null || !lost.includes(on)) return 'unknown';
  if (becomes === 'gone' || to.length + perhapsTo.length === 0) return 'stops';
  if (becomes === 'leftcluster') return 'waits';
  if (becomes === 'unknown') return 'unknown';
  if (rms === 'looks-away') return 'waits';
  return to.length > 0 ? 'switches' : 'unknown';
}

const isIn = ({ standing }: Row, states: ReadonlySet<RmsState>): boolean =>
  standing.kind === 'known' && standing.value !== null && states.has(standing.value.state);

/** Its node has said for certain that it is not Online there, nor on its way. */
const isSaid = (row: Row): boolean =>
  row.standing.kind === 'known' && (row.standing.value === null || isIn(row, READY) || isIn(row, NEVER));

/** A node that does not say, or may be hit itself, or where the application is on its way. */
function mayTakeIt(row: Row, { left, notKnown, perhaps }: ClusterLoss): boolean {
  const isThere = [...left, ...notKnown, ...perhaps].includes(row.node);
  const isOut = row.standing.kind === 'known' && (row.standing.value === null || isIn(row, NEVER));
  return isThere && !isOut;
}
