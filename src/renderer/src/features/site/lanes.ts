import type { StateChange } from '../../../../shared/contract/history.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { Severity } from '../../../../shared/domain/severity.ts';

export const LANES = ['findings', 'cf', 'rms', 'sf', 'ssh', 'hosts', 'guests'] as const;
export type Lane = (typeof LANES)[number];

/** A stretch of a lane, as shares of the window (0–1). */
export interface LaneSpan {
  readonly from: number;
  readonly to: number;
  /** `change`: something changed then. `unknown`: it was not known for that long. Otherwise a finding's severity. */
  readonly kind: 'change' | Severity;
}

const LANE_OF: Readonly<Record<string, Lane>> = {
  cf: 'cf',
  'cf-local': 'cf',
  'cf-timeout': 'cf',
  sysnode: 'rms',
  application: 'rms',
  resource: 'rms',
  sf: 'sf',
  ssh: 'ssh',
  libvirt: 'hosts',
  kvmguests: 'hosts',
  domain: 'guests',
  definition: 'guests',
};

/** Null: an aspect that this console does not know; it is listed, but has no lane. */
export const laneOf = (aspect: string): Lane | null =>
  aspect.startsWith('agent:') ? 'sf' : (LANE_OF[aspect] ?? null);

interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * What happened in a window, lane by lane. A change is a tick: whether it was good or bad is not judged
 * here. Not known lasts, so it is a stretch up to the next change of the same state. Findings carry the
 * engine's severity and lie in a lane of their own.
 */
export function lanesOf(
  changes: readonly StateChange[],
  findings: readonly Finding[],
  window: Window,
): ReadonlyMap<Lane, readonly LaneSpan[]> {
  const lanes = new Map<Lane, LaneSpan[]>(LANES.map((lane) => [lane, []]));
  const share = (time: number): number =>
    Math.min(1, Math.max(0, (time - window.from) / (window.to - window.from)));
  for (const { since, severity } of findings)
    if (severity !== 'healthy')
      lanes.get('findings')?.push({ from: share(since ?? window.from), to: 1, kind: severity });
  const inOrder = changes.toSorted((a, b) => a.at - b.at);
  const ends = endsOf(inOrder);
  inOrder.forEach((change, index) => {
    const lane = laneOf(change.aspect);
    if (lane === null) return;
    const from = share(change.at);
    const unknown = change.because !== null;
    lanes.get(lane)?.push({
      from,
      to: unknown ? share(ends[index] ?? window.to) : from,
      kind: unknown ? 'unknown' : 'change',
    });
  });
  return lanes;
}

/** For each change to unknown, when the same state changed again; null: it still holds, or nobody asks. */
function endsOf(changes: readonly StateChange[]): (number | null)[] {
  const ends: (number | null)[] = changes.map(() => null);
  if (changes.every(({ because }) => because === null)) return ends;
  const next = new Map<string, number>();
  for (let index = changes.length - 1; index >= 0; index--) {
    const change = changes[index];
    if (change === undefined) continue;
    const key = `${change.subject.kind}\n${change.subject.id}\n${change.aspect}\n${change.observer}`;
    if (change.because !== null) ends[index] = next.get(key) ?? null;
    next.set(key, change.at);
  }
  return ends;
}
