import type { AlertCode, Countdown } from '../../../shared/domain/alert.ts';
import { isLive, type Entry } from './entry.ts';

/** What each side of a partition makes the console say of the nodes of the other (CF guide 4.3, 5.1). */
const OF_AN_ACCUSED_NODE: ReadonlySet<AlertCode> = new Set([
  'cf-leftcluster',
  'cf-down',
  'cf-observers-disagree',
  'leftcluster-domain-runs',
  'leftcluster-stop-not-proven',
  'leftcluster-while-answering',
]);

/** The partition that explains what is said of a node. One that accuses nobody back is dead, not cut off. */
export function partitionOf(entry: Entry, causes: readonly Entry[]): Entry | null {
  if (!OF_AN_ACCUSED_NODE.has(entry.code)) return null;
  return causes.find((cause) => accuses(cause, entry)) ?? null;
}

const accuses = ({ code, site, facts }: Entry, { subject, site: where }: Entry): boolean =>
  code === 'cf-partition' &&
  site === where &&
  subject.kind === 'node' &&
  (facts['observer'] ?? '').split(', ').includes(subject.id);

/** A partition shows until when SF may still end it: as long as any of its nodes has. */
export function withLatestCountdown(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => {
    if (entry.code !== 'cf-partition' || !isLive(entry)) return entry;
    const symptoms = entries.filter(({ cause, phase }) => cause === entry.key && phase !== 'clear');
    return { ...entry, countdown: latest(symptoms) };
  });
}

function latest(symptoms: readonly Entry[]): Countdown | null {
  const all = symptoms.flatMap(({ countdown }) => (countdown === null ? [] : [countdown]));
  const resolving = all.filter(({ state }) => state === 'resolving');
  return [...(resolving.length > 0 ? resolving : all)].sort((a, b) => b.until - a.until)[0] ?? null;
}
