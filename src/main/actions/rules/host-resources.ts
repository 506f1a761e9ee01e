import { ownerOfResource } from '../../../shared/domain/resource-owner.ts';
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

/** Every resource once, with whose it is as far as its name tells. */
export function resourcesOf({ cluster, nodes }: HostCluster): readonly HostResource[] {
  const rows = nodes.flatMap((each) => rmsRowsOf(each) ?? []);
  const named = (which: (type: string) => boolean) => [
    ...new Set(rows.flatMap(({ name, type }) => (which(type) ? [name] : []))),
  ];
  const applications = named(isApplication);
  return named((type) => !FRAME.has(type) && !isApplication(type)).map((resource) => ({
    cluster,
    resource,
    application: ownerOfResource(applications, resource),
  }));
}

/** Gls ones are for networks. */
export const isLine = ({ resource }: HostResource): boolean => resource.startsWith('Gls');

/** All of its nodes list the same configuration: one whole list tells, and where RMS runs nowhere it controls nothing. */
export const isRead = ({ nodes }: HostCluster): boolean => nodes.some(isRmsRead) || nodes.every(isRmsStopped);
