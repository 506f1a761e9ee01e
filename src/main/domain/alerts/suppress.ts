import type { MaintenanceWindow, Silence } from '../../../shared/domain/alert.ts';
import type { Subject } from '../../../shared/domain/finding.ts';
import type { Entry } from './entry.ts';
import { ancestorsOf, type Topology } from './topology.ts';

const isSame = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id;

export function isSilenced(entry: Entry, silences: readonly Silence[], at: number): boolean {
  return silences.some(
    ({ site, subject, code, from, until }) =>
      from <= at &&
      at < until &&
      (site === null || site === entry.site) &&
      (code === null || code === entry.code) &&
      (subject === null || isSame(subject, entry.subject)),
  );
}

/** Planned work on an object covers what stands on it: a host's guests and their nodes, a cluster's nodes. */
export function isUnderMaintenance(
  entry: Entry,
  windows: readonly MaintenanceWindow[],
  topology: Topology | null,
  at: number,
): boolean {
  if (topology === null) return false;
  const covered = [entry.subject, ...ancestorsOf(entry.subject, topology)];
  return windows.some(
    ({ site, subject, from, until }) =>
      site === entry.site &&
      from <= at &&
      at < until &&
      (subject.kind === 'site' || covered.some((object) => isSame(object, subject))),
  );
}
