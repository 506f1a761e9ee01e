import type { AlertEvent } from '../../../shared/domain/alert.ts';
import { SEVERITIES, type Severity } from '../../../shared/domain/severity.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { advance } from './advance.ts';
import { blindness } from './blindness.ts';
import { causeOf, possibleCauses } from './causes.ts';
import { conditionsOf, type AlertInput } from './conditions.ts';
import { countdownOf } from './countdown.ts';
import { idOf, isLive, type AlertState, type Entry } from './entry.ts';
import { nextGap } from './gap.ts';
import { withUnreadAlone } from './overload-parts.ts';
import { withLatestCountdown } from './partition.ts';
import { ruleOf } from './rules.ts';
import { isSilenced, isUnderMaintenance } from './suppress.ts';
import { topologyOf, type Topology } from './topology.ts';

/** What is to be sent out: an alert that began or became worse, that flaps, that is over. */
export interface Notice {
  readonly kind: 'firing' | 'flapping' | 'resolved';
  readonly entry: Entry;
}

export interface Stepped {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
  readonly notices: readonly Notice[];
}

/** The alerts after a look at everything. Pure: the same state and input give the same alerts. */
export function step(state: AlertState, input: AlertInput): Stepped {
  const { at } = input;
  const gap = nextGap(state.gap, input.console.pause, input.sites, at);
  const conditions = conditionsOf(state, input, gap);
  const isBlind = blindness(input.sites);
  const awaited = awaitedCauses(state);
  const events: AlertEvent[] = [];
  const advanced: Entry[] = [];
  const turned = new Set<string>();
  for (const key of new Set([...state.entries.keys(), ...conditions.keys()])) {
    const before = state.entries.get(key) ?? null;
    const blind = before !== null && isBlind(before);
    const held = blind ? withUnreadAlone(before, input.sites) : before;
    const next = advance(held, conditions.get(key) ?? null, at, { blind, awaited: awaited.has(key) });
    events.push(...next.events);
    if (next.entry !== null) advanced.push(next.entry);
    if (next.entry !== null && hasTurned(before, next.entry)) turned.add(key);
  }
  const placed = withLatestCountdown(place(advanced, { ...state, gap }, input));
  const decided = placed.map((entry) => decide(entry, at, turned.has(entry.key)));
  return {
    state: {
      entries: new Map(decided.map(({ entry }) => [entry.key, entry])),
      silences: state.silences.filter(({ until }) => until > at),
      maintenance: state.maintenance.filter(({ until }) => until > at),
      gap,
    },
    events: [...events, ...inhibitions(state, placed, at), ...decided.flatMap(({ events: more }) => more)],
    notices: decided.flatMap(({ notice }) => (notice === null ? [] : [notice])),
  };
}

/** Keys of what explains an open critical alert. */
function awaitedCauses({ entries }: AlertState): ReadonlySet<string> {
  const waiting = [...entries.values()].filter(
    ({ phase, severity }) => phase === 'open' && severity === 'critical',
  );
  return new Set(waiting.flatMap(({ cause }) => (cause === null ? [] : [cause])));
}

/** Gives each live entry its cause, its countdown and what keeps it from being notified. */
function place(entries: readonly Entry[], state: AlertState, { at, sites }: AlertInput): Entry[] {
  const pictures = new Map<string, SitePicture>(sites.map((picture) => [picture.site, picture]));
  const topologies = new Map<string, Topology>(sites.map((picture) => [picture.site, topologyOf(picture)]));
  const causes = possibleCauses(entries);
  return entries.map((entry) => {
    if (!isLive(entry)) return entry;
    const picture = pictures.get(entry.site ?? '');
    const topology = topologies.get(entry.site ?? '') ?? null;
    const cause = causeOf(entry, causes, topologies, state.gap);
    const countdown =
      entry.code === 'cf-leftcluster' && picture !== undefined
        ? countdownOf(picture, entry.subject.id, entry.since, at)
        : entry.countdown;
    const placed = { ...entry, cause: cause?.key ?? null, countdown };
    return { ...placed, suppressed: suppression(placed, state, topology, at) };
  });
}

function suppression(
  entry: Entry,
  state: AlertState,
  topology: Topology | null,
  at: number,
): Entry['suppressed'] {
  if (entry.cause !== null) return 'cause';
  if (isUnderMaintenance(entry, state.maintenance, topology, at)) return 'maintenance';
  return isSilenced(entry, state.silences, at) ? 'silence' : null;
}

function inhibitions(before: AlertState, entries: readonly Entry[], at: number): AlertEvent[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return entries.flatMap((entry) => {
    const cause = entry.cause === null ? undefined : byKey.get(entry.cause);
    const isNew = before.entries.get(entry.key)?.cause !== entry.cause || entry.openedAt === at;
    if (entry.phase !== 'open' || cause === undefined || !isNew) return [];
    return [{ at, alert: idOf(entry), kind: 'inhibited' as const, by: null, reason: cause.key }];
  });
}

interface Decided {
  readonly entry: Entry;
  readonly notice: Notice | null;
  readonly events: readonly AlertEvent[];
}

/** Cleared, or flapping, since this very look. */
function hasTurned(before: Entry | null, entry: Entry): boolean {
  const cleared = before?.phase === 'open' && entry.phase === 'clear';
  return cleared || (entry.flapping && before?.flapping !== true);
}

function decide(entry: Entry, at: number, turned: boolean): Decided {
  const quiet: Decided = { entry, notice: null, events: [] };
  if (turned && entry.phase === 'clear' && entry.notifiedAt !== null)
    return { ...quiet, notice: { kind: 'resolved', entry } };
  if (!mayTell(entry) || !hasSettled(entry, at) || !(turned || isNews(entry))) return quiet;
  const told = { ...entry, notifiedAt: at, notifiedSeverity: entry.severity };
  const event: AlertEvent = { at, alert: idOf(told), kind: 'notified', by: null, reason: null };
  return {
    entry: told,
    notice: { kind: entry.flapping ? 'flapping' : 'firing', entry: told },
    events: [event],
  };
}

/** Opened later than now: the clock was set back since. */
function hasSettled({ openedAt, code, severity }: Entry, at: number): boolean {
  const open = at - (openedAt ?? at);
  return open < 0 || open >= ruleOf(code, severity).settleMs;
}

function mayTell({ phase, suppressed, acknowledged, goneSince, flapping }: Entry): boolean {
  return phase === 'open' && suppressed === null && acknowledged === null && (goneSince === null || flapping);
}

/** Not told yet, or worse than told. While it flaps, once is enough. */
function isNews({ notifiedAt, notifiedSeverity, severity, flapping }: Entry): boolean {
  if (notifiedAt === null || notifiedSeverity === null) return true;
  return !flapping && rank(severity) > rank(notifiedSeverity);
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
