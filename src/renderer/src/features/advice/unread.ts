import type { Subject } from '../../../../shared/domain/finding.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import type { Observed } from '../../../../shared/domain/reading.ts';
import type {
  GuestRecord,
  HostRecord,
  NodeRecord,
  SitePicture,
} from '../../../../shared/domain/site-picture.ts';

/** What the rules look at. Its words are in the catalogue as `advice.reading.…`. */
export type Reading =
  | 'libvirt'
  | 'domain'
  | 'kvmguests'
  | 'libvirtGuests'
  | 'overload'
  | 'overloadCpu'
  | 'overloadMemory'
  | 'overloadIo'
  | 'cfTimeout'
  | 'rcsd'
  | 'agentTargets'
  | 'rmsSettings'
  | 'clock'
  | 'rms'
  | 'sf';

/** A reading that the rules would have needed. `host`: the one that did not say it, of a guest's domain. */
export interface Unread {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly host: string | null;
  readonly because: ProbeFailure;
}

/** Everything that no rule could look at. A part that is never asked there (null) is not missing. */
export function unreadOf({ hosts, guests, nodes }: SitePicture): Unread[] {
  return [...hosts.flatMap(ofHost), ...guests.flatMap(ofGuest), ...nodes.flatMap(ofNode)];
}

type Asked = readonly (readonly [Reading, Observed<unknown> | null])[];

const missing = (subject: Subject, asked: Asked, host: string | null = null): Unread[] =>
  asked.flatMap(([reading, observed]) =>
    observed?.kind === 'unknown' ? [{ subject, reading, host, because: observed.because }] : [],
  );

function ofHost({ name, kind, libvirt, kvmguests, libvirtGuests, overload }: HostRecord): Unread[] {
  return missing({ kind: 'host', id: name }, [
    // An ESXi host has no libvirt to ask.
    ['libvirt', kind === 'esxi' ? null : libvirt],
    ['kvmguests', kvmguests],
    ['libvirtGuests', libvirtGuests],
    ['overload', overload],
    ...loadParts(overload),
  ]);
}

const LOAD_PARTS = [
  ['overloadCpu', 'cpu'],
  ['overloadMemory', 'memory'],
  ['overloadIo', 'io'],
] as const;

/** Of a kernel that gives some figures of its load and not others. */
function loadParts(overload: HostRecord['overload']): Asked {
  if (overload?.kind !== 'known') return [];
  const { value, at, since } = overload;
  const notSaid = { kind: 'unknown', because: { kind: 'missing' }, at, since, last: null } as const;
  return LOAD_PARTS.map(([reading, part]) => [reading, value[part] === null ? notSaid : null]);
}

const ofGuest = ({ id, placements }: GuestRecord): Unread[] =>
  placements.flatMap(({ host, standing }) => missing({ kind: 'guest', id }, [['domain', standing]], host));

const ofNode = (node: NodeRecord): Unread[] =>
  missing({ kind: 'node', id: node.name }, [
    ['cfTimeout', node.cfTimeoutSeconds],
    ['rms', node.rms],
    ['sf', node.sf],
    ['rcsd', node.rcsd],
    ['agentTargets', node.agentTargets],
    ['rmsSettings', node.rmsSettings],
    ['clock', node.clock],
  ]);
