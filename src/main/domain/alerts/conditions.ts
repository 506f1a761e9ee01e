import type { AlertCode } from '../../../shared/domain/alert.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import { worstOf } from '../../../shared/domain/severity.ts';
import type { HostRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { isLive, keyOf, type AlertState, type Condition, type OpenGap } from './entry.ts';
import { networkLoss } from './gap.ts';
import { unreadOverload } from './overload-parts.ts';
import { CPU_SHARE, MEMORY_SHARE, STILL, STORE_FREE_BYTES, type Threshold } from './rules.ts';

/** What the console reads of itself. Null: not known, which neither raises nor clears anything. */
export interface ConsoleReading {
  /** A pause that ended just now. */
  readonly pause: OpenGap | null;
  readonly storeFreeBytes: number | null;
  readonly storeTakes: boolean;
}

export interface AlertInput {
  readonly at: number;
  readonly sites: readonly SitePicture[];
  readonly console: ConsoleReading;
  /** What operations took and have not given back. */
  readonly owed?: readonly Owed[];
}

export interface Owed {
  readonly site: SiteId;
  readonly cluster: string;
  /** Its name in the record: what is given back by itself has one of its own. */
  readonly debt: string;
  readonly kind: string;
  /** The userApplication that it is about; null: the cluster as a whole. */
  readonly application: string | null;
  readonly since: number;
}

/** Everything that is the case now, by key. Several observers of one thing are one condition. */
export function conditionsOf(
  state: AlertState,
  input: AlertInput,
  gap: OpenGap | null,
): Map<string, Condition> {
  const found = new Map<string, Condition>();
  const add = (condition: Condition) => {
    const key = keyOf(condition);
    const before = found.get(key);
    found.set(key, before === undefined ? condition : merged(before, condition));
  };
  const isOpen = (condition: Pick<Condition, 'site' | 'code' | 'subject'>) => {
    const phase = state.entries.get(keyOf(condition))?.phase;
    return phase === 'open' || phase === 'pending';
  };
  for (const picture of input.sites) {
    for (const finding of picture.findings) {
      if (finding.severity !== 'healthy')
        add(withUnread(state, input.sites, ofFinding(picture, finding, input.at)));
    }
    for (const host of picture.hosts) for (const high of highLoads(picture, host, isOpen)) add(high);
    const still = standsStill(picture, input.at, gap);
    if (still !== null) add(still);
  }
  for (const debt of input.owed ?? []) add(ofDebt(debt));
  for (const own of ofConsole(input, gap, isOpen)) add(own);
  return found;
}

function ofFinding({ site }: SitePicture, finding: Finding, at: number): Condition {
  const { code, severity, subject, facts, since } = finding;
  return { site, code, severity, subject, facts, since: since ?? at, ready: true };
}

/** What its alert rests on as well, and what nobody can read now, stays in it: only a reading takes it out. */
function withUnread({ entries }: AlertState, sites: AlertInput['sites'], condition: Condition): Condition {
  if (condition.code !== 'host-overloaded') return condition;
  const before = entries.get(keyOf(condition));
  const unread = before !== undefined && isLive(before) ? unreadOverload(before, sites) : null;
  return unread === null ? condition : { ...condition, facts: { ...condition.facts, unread } };
}

/** Each thing that is owed is an alert of its own: one given back leaves the others as they are. */
const ofDebt = ({ site, cluster, debt, kind, application, since }: Owed): Condition => ({
  site,
  part: debt,
  code: 'protection-owed',
  severity: kind === 'maintenance-mode' ? 'degraded' : 'critical',
  subject: { kind: 'cluster', id: cluster },
  facts: { cluster, owed: kind.replaceAll('-', '_'), ...(application !== null && { application }) },
  since,
  ready: true,
  writtenSince: since,
});

function merged(a: Condition, b: Condition): Condition {
  const observers = [a.facts['observer'], b.facts['observer']].filter((name) => name !== undefined);
  const facts =
    observers.length === 2 ? { ...a.facts, observer: [...new Set(observers)].join(', ') } : a.facts;
  return { ...a, facts, severity: worstOf([a.severity, b.severity]), since: Math.min(a.since, b.since) };
}

type IsOpen = (condition: Pick<Condition, 'site' | 'code' | 'subject'>) => boolean;

function highLoads({ site }: SitePicture, { name, load }: HostRecord, isOpen: IsOpen): Condition[] {
  const subject = { kind: 'host', id: name } as const;
  const high = (code: AlertCode, value: number, threshold: Threshold): Condition[] => {
    const limit = isOpen({ site, code, subject }) ? threshold.until : threshold.from;
    if (!(value >= limit)) return [];
    const facts = { host: name, percent: String(Math.round(value * 100)) };
    return [{ site, code, severity: 'degraded', subject, facts, since: load?.at ?? 0, ready: true }];
  };
  if (load === null) return [];
  return [
    ...high('host-cpu-high', load.cpu / load.cpuTotal, CPU_SHARE),
    ...high('host-memory-high', load.memory / load.memoryTotal, MEMORY_SHARE),
  ];
}

/** The dead man's switch: asked in vain is a reading, not asked at all is none. */
function standsStill({ site, machines }: SitePicture, at: number, gap: OpenGap | null): Condition | null {
  if (machines.length === 0) return null;
  const tried = machines.flatMap(({ lastTriedAt }) => (lastTriedAt === null ? [] : [lastTriedAt]));
  // While the console itself paused, nobody was asked: that is said already.
  const newest = tried.length === 0 ? null : Math.max(...tried, gap?.until ?? 0);
  const shortest = Math.min(...machines.map(({ intervalMs }) => intervalMs));
  if (newest === null || at - newest <= Math.max(STILL.leastMs, STILL.intervals * shortest)) return null;
  const subject = { kind: 'site', id: site } as const;
  return {
    site,
    code: 'polling-stands-still',
    severity: 'critical',
    subject,
    facts: {},
    since: newest,
    ready: true,
  };
}

const CONSOLE = { site: null, subject: { kind: 'site', id: 'console' } } as const;

function ofConsole(input: AlertInput, gap: OpenGap | null, isOpen: IsOpen): Condition[] {
  const { at, console } = input;
  const own = (code: AlertCode, facts: Condition['facts'] = {}, since = at, ready = true): Condition => ({
    ...CONSOLE,
    code,
    severity: 'critical',
    facts,
    since,
    ready,
  });
  const free = console.storeFreeBytes;
  const limit = isOpen({ ...CONSOLE, code: 'store-disk-low' })
    ? STORE_FREE_BYTES.until
    : STORE_FREE_BYTES.from;
  const loss = gap === null ? networkLoss(input.sites, at) : null;
  return [
    ...(gap === null ? [] : [own(`console-${gap.kind}`, gapFacts(gap), gap.from)]),
    // Likely, and not certain yet: holds back what it would explain.
    ...(loss?.certain === false ? [own('console-network-lost', {}, loss.from, false)] : []),
    ...(free !== null && free < limit ? [own('store-disk-low', { bytes: String(free) })] : []),
    ...(console.storeTakes ? [] : [own('store-takes-nothing')]),
  ];
}

const gapFacts = ({ from, until }: OpenGap): Condition['facts'] => ({
  from: new Date(from).toISOString(),
  ...(until !== null && { until: new Date(until).toISOString() }),
});
