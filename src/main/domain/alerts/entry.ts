import type {
  AlertCode,
  Countdown,
  Silence,
  MaintenanceWindow,
  Alert,
} from '../../../shared/domain/alert.ts';
import type { Subject } from '../../../shared/domain/finding.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { Severity } from '../../../shared/domain/severity.ts';

/** Something that is the case now. `ready: false`: likely, and enough to hold back its symptoms, not to open. */
export interface Condition {
  readonly site: SiteId | null;
  readonly code: AlertCode;
  readonly severity: Severity;
  readonly subject: Subject;
  /** Tells those apart of which one subject can have several at once; elsewhere there is one. */
  readonly part?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly since: number;
  readonly ready: boolean;
  /** Its beginning is written down, not only seen: the hold time counts from there, over restarts of the console. */
  readonly writtenSince?: number;
}

/** What is remembered of one (site, code, subject, part): waiting, open, or clear but perhaps flapping. */
export interface Entry extends Omit<Condition, 'ready' | 'writtenSince' | 'part'> {
  readonly key: string;
  readonly phase: 'pending' | 'open' | 'clear';
  /** When the condition was first seen in this occurrence; the hold time counts from here. */
  readonly seenAt: number;
  readonly openedAt: number | null;
  /** Since when the condition is gone while the alert is still open. */
  readonly goneSince: number | null;
  readonly clearedAt: number | null;
  readonly notifiedAt: number | null;
  readonly notifiedSeverity: Severity | null;
  readonly acknowledged: Alert['acknowledged'];
  readonly changes: readonly number[];
  readonly flapping: boolean;
  readonly confirmed: boolean;
  /** Key of the live entry that causes this one. */
  readonly cause: string | null;
  readonly suppressed: Alert['suppressed'];
  readonly countdown: Countdown | null;
}

/** Time during which the console did not watch; open until every machine was asked again. */
export interface OpenGap {
  readonly kind: 'slept' | 'clock-jumped-back' | 'clock-jumped-forward' | 'stalled' | 'network-lost';
  readonly from: number;
  readonly until: number | null;
}

export interface AlertState {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly silences: readonly Silence[];
  readonly maintenance: readonly MaintenanceWindow[];
  readonly gap: OpenGap | null;
}

export const NO_ALERTS: AlertState = { entries: new Map(), silences: [], maintenance: [], gap: null };

type Identity = Pick<Condition, 'site' | 'code' | 'subject' | 'part'>;

export const keyOf = ({ site, code, subject, part }: Identity): string =>
  [site ?? '', code, `${subject.kind}:${subject.id}`, ...(part === undefined ? [] : [part])].join(' ');

/** Ids hold the time, so that each occurrence has its own. Pending ones have none yet: the key and 0. */
export const idOf = ({ key, openedAt }: Pick<Entry, 'key' | 'openedAt'>): string =>
  `${(openedAt ?? 0).toString(36)} ${key}`;

export const isLive = ({ phase }: Entry): boolean => phase !== 'clear';
