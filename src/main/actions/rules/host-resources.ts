import type { HostCluster } from '../facts/cluster-facts.ts';
import { isRmsRead, isRmsStopped, rmsRowsOf } from './application-standings.ts';

/** Rows that are no resource: nothing is started by them. */
const FRAME = new Set(['SysNode', 'andOp', 'orOp', 'ENV', 'ENVL']);
const isApplication = (type: string): boolean => type.startsWith('userApp');

/** A resource of a cluster of hosts, as any of its nodes lists it. */
export interface HostResource {
  readonly cluster: string;
  readonly resource: string;
  /** The userApplication that it belongs to; null: its name does not say. */
  readonly application: string | null;
}

/**
 * `hvdisp` prints no tree. Names of the wizard end with that of their userApplication, as far as we know; where there is
 * one userApplication only it is that one. Anything else is not guessed.
 */
export function resourcesOf({ cluster, nodes }: HostCluster): readonly HostResource[] {
  const rows = nodes.flatMap((each) => rmsRowsOf(each) ?? []);
  const named = (which: (type: string) => boolean) => [
    ...new Set(rows.flatMap(({ name, type }) => (which(type) ? [name] : []))),
  ];
  const applications = named(isApplication);
  return named((type) => !FRAME.has(type) && !isApplication(type)).map((resource) => {
    const owners = applications.filter((name) => applications.length === 1 || resource.endsWith(`_${name}`));
    return { cluster, resource, application: owners.length === 1 ? (owners[0] ?? null) : null };
  });
}

/** One word of the resource's name is one of these. */
export const names = (resource: string, wanted: readonly string[]): boolean =>
  resource.split(/[^A-Za-z0-9-]+/).some((word) => wanted.includes(word));

/** Gls ones are for networks. */
export const isLine = ({ resource }: HostResource): boolean => resource.startsWith('Gls');

/** All of its nodes list the same configuration: one whole list tells, and where RMS runs nowhere it controls nothing. */
export const isRead = ({ nodes }: HostCluster): boolean => nodes.some(isRmsRead) || nodes.every(isRmsStopped);
