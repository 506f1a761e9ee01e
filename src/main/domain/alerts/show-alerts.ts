import { objectLink, type Alert } from '../../../shared/domain/alert.ts';
import { SEVERITIES, worstOf } from '../../../shared/domain/severity.ts';
import { idOf, type AlertState, type Entry } from './entry.ts';
import { procedureOf } from './procedures.ts';

/** The open alerts, causes with their symptoms, the worst first, the oldest first among equals. */
export function openAlerts({ entries }: Pick<AlertState, 'entries'>): Alert[] {
  const open = [...entries.values()].filter(({ phase }) => phase === 'open');
  const byKey = new Map(open.map((entry) => [entry.key, entry]));
  const symptoms = new Map<string, Entry[]>();
  for (const entry of open) {
    const cause = rootOf(entry, byKey);
    if (cause !== null) symptoms.set(cause.key, [...(symptoms.get(cause.key) ?? []), entry]);
  }
  return open
    .map((entry) => alertOf(entry, rootOf(entry, byKey), symptoms.get(entry.key) ?? []))
    .sort(
      (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.openedAt - b.openedAt,
    );
}

/** A cause that is itself a symptom hands its symptoms on. Causes lie strictly deeper, so this ends. */
function rootOf(entry: Entry, byKey: ReadonlyMap<string, Entry>): Entry | null {
  const cause = entry.cause === null ? undefined : byKey.get(entry.cause);
  return cause === undefined ? null : (rootOf(cause, byKey) ?? cause);
}

export function alertOf(entry: Entry, cause: Entry | null, symptoms: readonly Entry[]): Alert {
  const { site, code, subject, facts, since, clearedAt, notifiedAt, acknowledged, suppressed } = entry;
  return {
    id: idOf(entry),
    site,
    code,
    subject,
    facts,
    since,
    clearedAt,
    notifiedAt,
    acknowledged,
    suppressed,
    severity: worstOf([entry.severity, ...symptoms.map(({ severity }) => severity)]),
    openedAt: entry.openedAt ?? entry.seenAt,
    cause: cause === null ? null : idOf(cause),
    symptoms: symptoms.map(idOf),
    flapping: entry.flapping,
    confirmed: entry.confirmed,
    countdown: entry.countdown,
    procedure: procedureOf(code, entry.countdown),
    link: objectLink(site, subject, since),
  };
}
