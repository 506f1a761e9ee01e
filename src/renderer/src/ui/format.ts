import type { Text } from '../../../shared/text/text.ts';
import { useText } from './text-context.ts';

/** Numbers and times in the language on the screen, every number with its unit. */
export interface Format {
  /** CPU in cores: `6.1 cores`. */
  readonly cores: (cores: number) => string;
  /** `181 GiB`; the unit follows the size. */
  readonly bytes: (bytes: number) => string;
  readonly bytesPerSecond: (bytes: number) => string;
  /** A share, 0–1: `42 %`. */
  readonly percent: (share: number) => string;
  readonly ms: (ms: number) => string;
  /** A number without a unit, with as many digits as a person reads at a glance. */
  readonly number: (value: number) => string;
  /** A duration of `ms`: `41 s`, `1 min 52 s`, `3 h 5 min`, `2 days 4 h`. */
  readonly span: (ms: number) => string;
  /** How long ago: `41 s ago`. A time that is not yet over counts as just now. */
  readonly ago: (ms: number) => string;
  /** `12:04:31`, local. */
  readonly time: (at: number) => string;
  /** `24 Nov 2026, 12:04:31 GMT+9`. */
  readonly full: (at: number) => string;
  /** The local zone's short name at that time. */
  readonly zone: (at: number) => string;
}

const KIB = 1024;
const BYTE_UNITS = ['unit.bytes', 'unit.kib', 'unit.mib', 'unit.gib', 'unit.tib'] as const;

export function createFormat(text: Text): Format {
  const { language } = text;
  const precise = [0, 1, 2].map(
    (digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }),
  );
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' });
  const complete = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });

  const zone = lastOf(
    (at) => complete.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '',
  );
  const number = (value: number): string => (precise[digitsOf(value)] ?? precise[0])?.format(value) ?? '';
  const cores = once((value) => text('unit.cores', { n: value, value: number(value) }));
  const bytes = (value: number): string => {
    const power =
      value < 1 ? 0 : Math.min(Math.floor(Math.log(value) / Math.log(KIB)), BYTE_UNITS.length - 1);
    return text(BYTE_UNITS[power] ?? 'unit.bytes', { value: number(value / KIB ** power) });
  };
  const span = (ms: number): string => {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (minutes === 0) return text('span.seconds', { n: seconds });
    if (ms % 60_000 === 0 && hours === 0) return text('span.wholeMinutes', { m: minutes });
    if (hours === 0) return text('span.minutes', { m: minutes, s: seconds % 60 });
    if (hours < 24) return text('span.hours', { h: hours, m: minutes % 60 });
    return text('span.days', { d: Math.floor(hours / 24), h: hours % 24 });
  };
  return {
    number,
    bytes,
    span,
    cores: (value) => cores(Number(value.toFixed(digitsOf(value)))),
    bytesPerSecond: (value) => text('unit.perSecond', { amount: bytes(value) }),
    percent: (share) => text('unit.percent', { value: number(share * 100) }),
    ms: (value) => text('unit.ms', { value: number(value) }),
    ago: (ms) => (ms < 1000 ? text('age.now') : text('age.ago', { span: span(ms) })),
    time: (at) => clock.format(at),
    full: (at) => complete.format(at),
    zone: (at) => zone(Math.floor(at / QUARTER_MS) * QUARTER_MS),
  };
}

/** As many digits as a person reads at a glance. */
function digitsOf(value: number): 0 | 1 | 2 {
  const size = Math.abs(value);
  if (size >= 100) return 0;
  return size >= 1 || value === 0 ? 1 : 2;
}

const MOST_KEPT = 2000;

/** Keeps what was made: loads come back to the same few rounded figures again and again. */
function once(make: (value: number) => string): (value: number) => string {
  const made = new Map<number, string>();
  return (value) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    if (made.size >= MOST_KEPT) made.clear();
    const words = make(value);
    made.set(value, words);
    return words;
  };
}

/** Zones change their clocks at full quarters of an hour. */
const QUARTER_MS = 15 * 60_000;

/** Keeps the last answer: a clock asks each second for what stays the same for months. */
function lastOf(make: (at: number) => string): (at: number) => string {
  let last: { readonly at: number; readonly words: string } | null = null;
  return (at) => {
    if (last?.at !== at) last = { at, words: make(at) };
    return last.words;
  };
}

const made = new WeakMap<Text, Format>();

/** One for all components: each holds five formatters, and making one costs more than drawing a card. */
export function useFormat(): Format {
  const text = useText();
  const known = made.get(text) ?? createFormat(text);
  made.set(text, known);
  return known;
}
