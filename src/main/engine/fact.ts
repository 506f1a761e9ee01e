import type { Result } from '../../shared/result.ts';
import type { Subject } from '../../shared/domain/finding.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Aspect, AspectValue } from '../domain/picture/aspects.ts';
import { aspectName } from '../domain/picture/aspects.ts';

/** One state, as one source said it (or failed to say it) at a time. */
export interface Fact {
  readonly subject: Subject;
  readonly name: string;
  readonly observer: string;
  /** Id of the polled source that said it; when that goes silent, its facts become unknown. */
  readonly source: string;
  readonly outcome: Result<unknown, ProbeFailure>;
  readonly at: number;
}

export interface FactOrigin {
  readonly source: string;
  readonly at: number;
}

/** Makes a fact whose value fits its aspect. `detail` is the agent's name for `agent`. */
export function fact<A extends Aspect>(
  origin: FactOrigin,
  subject: Subject,
  aspect: A,
  outcome: Result<AspectValue<A>, ProbeFailure>,
  seen: { readonly observer?: string; readonly detail?: string } = {},
): Fact {
  return {
    ...origin,
    subject,
    name: aspectName(aspect, seen.detail),
    observer: seen.observer ?? '',
    outcome,
  };
}

/** Ids of polled sources: also what a stored state's age is looked up by. */
export const libvirtSource = (host: string): string => `host:${host} libvirt`;
export const hostFilesSource = (host: string): string => `host:${host} host-files`;
export const bmcSource = (host: string): string => `host:${host} bmc`;
export const nodeSource = (node: string): string => `node:${node} primecluster`;

const HOST_FILES: ReadonlySet<string> = new Set(['kvmguests', 'libvirt-guests', 'overload']);

/** The source that a stored state came from. */
export function sourceOf(state: {
  readonly subject: Subject;
  readonly name: string;
  readonly observer: string;
}): string {
  const { subject, name, observer } = state;
  if (subject.kind === 'guest') return libvirtSource(observer);
  if (name === 'libvirt') return libvirtSource(subject.id);
  if (name === 'bmc') return bmcSource(subject.id);
  if (HOST_FILES.has(name)) return hostFilesSource(subject.id);
  return nodeSource(observer === '' ? subject.id : observer);
}
