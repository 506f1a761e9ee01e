import type { AlertEvent } from '../../../shared/domain/alert.ts';
import { idOf, keyOf, type Condition, type Entry } from './entry.ts';
import { AWAITED_MS, FLAP, ruleOf } from './rules.ts';

export interface Advanced {
  /** Null: nothing to remember. */
  readonly entry: Entry | null;
  readonly events: readonly AlertEvent[];
}

const event = (entry: Entry, kind: AlertEvent['kind'], at: number): AlertEvent => ({
  at,
  alert: idOf(entry),
  kind,
  by: null,
  reason: null,
});

export interface Circumstances {
  /** What would confirm the alert is not known, so its absence says nothing. */
  readonly blind: boolean;
  /** An open critical alert waits for this one, which explains it. */
  readonly awaited: boolean;
}

/** One entry at one time. */
export function advance(
  before: Entry | null,
  condition: Condition | null,
  at: number,
  { blind, awaited }: Circumstances,
): Advanced {
  if (before?.phase === 'open') return whileOpen(before, condition, at, blind);
  if (condition === null) return { entry: before === null ? null : remembered(before, at), events: [] };
  const entry = before?.phase === 'pending' ? updated(before, condition) : pending(before, condition, at);
  const { holdMs } = ruleOf(entry.code, entry.severity);
  const due = condition.ready && at - entry.seenAt >= (awaited ? Math.min(holdMs, AWAITED_MS) : holdMs);
  if (!due) return { entry, events: [] };
  const open: Entry = { ...entry, phase: 'open', openedAt: at, changes: recent([...entry.changes, at], at) };
  return flapped(open, at, [event(open, 'opened', at)]);
}

function whileOpen(before: Entry, condition: Condition | null, at: number, blind: boolean): Advanced {
  if (condition !== null) return stillThere(before, condition, at);
  if (blind && before.severity !== 'unknown') return { entry: { ...before, confirmed: false }, events: [] };
  const goneSince = before.goneSince ?? at;
  const changes = recent(before.goneSince === null ? [...before.changes, at] : before.changes, at);
  const entry: Entry = { ...before, goneSince, changes };
  const next = flapped(entry, at, []);
  const over = at - goneSince >= ruleOf(entry.code, entry.severity).clearMs;
  if (!over || next.entry.flapping) return next;
  return cleared(next.entry, at, next.events);
}

function stillThere(before: Entry, condition: Condition, at: number): Advanced {
  const changes = recent(before.goneSince === null ? before.changes : [...before.changes, at], at);
  return flapped({ ...updated(before, condition), goneSince: null, confirmed: true, changes }, at, []);
}

/** An acknowledgement ends with the alert: the next one asks for a person again. */
function cleared(entry: Entry, at: number, events: readonly AlertEvent[]): Advanced {
  const done: Entry = { ...entry, phase: 'clear', clearedAt: at, acknowledged: null };
  const armed = entry.acknowledged === null ? [] : [event(entry, 're-armed', at)];
  return { entry: done, events: [...events, event(entry, 'cleared', at), ...armed] };
}

function flapped(entry: Entry, at: number, events: readonly AlertEvent[]): Advanced & { entry: Entry } {
  const many = entry.changes.length >= FLAP.changes;
  if (!entry.flapping && many) {
    const flapping = { ...entry, flapping: true };
    return { entry: flapping, events: [...events, event(flapping, 'flapping', at)] };
  }
  if (entry.flapping && entry.changes.length < 2) {
    const steady = { ...entry, flapping: false };
    return { entry: steady, events: [...events, event(steady, 'steady', at)] };
  }
  return { entry, events };
}

/** What is clear, or never opened, is remembered as long as its changes may count as flapping. */
function remembered(entry: Entry, at: number): Entry | null {
  const changes = recent(entry.changes, at);
  return changes.length === 0 ? null : { ...entry, phase: 'clear', changes, openedAt: entry.openedAt };
}

const recent = (changes: readonly number[], at: number): number[] =>
  changes.filter((change) => at - change < FLAP.windowMs);

function updated(entry: Entry, { severity, facts, since }: Condition): Entry {
  return { ...entry, severity, facts, since: Math.min(entry.since, since) };
}

function pending(before: Entry | null, condition: Condition, at: number): Entry {
  const { site, code, severity, subject, facts, since, writtenSince = at } = condition;
  return {
    key: keyOf(condition),
    site,
    code,
    severity,
    subject,
    facts,
    since,
    phase: 'pending',
    seenAt: Math.min(at, writtenSince),
    openedAt: null,
    goneSince: null,
    clearedAt: null,
    notifiedAt: null,
    notifiedSeverity: null,
    acknowledged: null,
    changes: before?.changes ?? [],
    flapping: false,
    confirmed: true,
    cause: null,
    suppressed: null,
    countdown: null,
  };
}
