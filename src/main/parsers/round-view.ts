import { ownWord } from '../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { RmsDisplay, RmsRow } from '../../shared/domain/rms.ts';
import type { RoundSection, RoundText } from '../../shared/domain/round-format.ts';
import type { Table } from '../../shared/domain/table.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { unreadable, unreadableAs } from './printed-lines.ts';

type Answer<T> = Result<T, ProbeFailure>;

interface ViewOptions<T> {
  /** The layer that is not running when the command itself ends in failure; null when that is not known. */
  readonly failureMeans?: string | null;
  /** What of an answer survives when its command failed, or its output was cut; null for nothing. */
  readonly salvage?: (value: T, because: string) => T | null;
}

/** One view out of a round: its answer, or why there is none. */
export function view<T>(
  round: RoundText,
  name: string,
  parse: (text: string) => Answer<T>,
  options: ViewOptions<T> = {},
): Answer<T> {
  const section = round.sections.get(name);
  if (section === undefined) return fail(whyNotThere(round, name));
  const read = parse(section.text);
  const failure = failureOf(section, options.failureMeans ?? null);
  return failure === null
    ? read
    : despite(failure, read, (value) => options.salvage?.(value, firstLineOf(section)));
}

/** A command may say by a failing exit code that its layer is not running, and print bad news before it fails. */
function despite<T>(
  failure: ProbeFailure,
  read: Answer<T>,
  salvage: (value: T) => T | null | undefined,
): Answer<T> {
  if (!read.ok) return read.error.kind === 'not-running' ? read : fail(failure);
  const saved = salvage(read.value) ?? null;
  return saved === null ? fail(failure) : ok(saved);
}

function failureOf(section: RoundSection, failureMeans: string | null): ProbeFailure | null {
  const { exit, limitSeconds, text } = section;
  // A command whose output was cut was stopped by that: its exit code says nothing more.
  if (section.cut) return unreadableAs(ownWord('longer-than', { characters: String(text.length) }));
  if (exit === 0) return null;
  if (exit === 3 && text === '') return { kind: 'missing' };
  if (exit === 124 || exit === 137) return { kind: 'timed-out', afterMs: limitSeconds * 1000 };
  const ranAndFailed = exit < 125;
  if (ranAndFailed && failureMeans !== null) return { kind: 'not-running', what: failureMeans };
  return { kind: 'refused', exitCode: exit, stderr: text.slice(0, 1000) };
}

/** Sections that a round reads without sudo. */
const OPEN = new Set(['hvdisp-a', 'rms-settings', 'clock', 'clock-end', 'load', 'libvirt-guests']);

function whyNotThere(round: RoundText, name: string): ProbeFailure {
  const sudo = round.sections.get('sudo');
  if (sudo !== undefined && sudo.exit !== 0 && !OPEN.has(name)) return whySudoFailed(sudo);
  return unreadableAs(ownWord(round.ended ? 'section-missing' : 'ended-before-section', { section: name }));
}

/** sudo ends with 1 when it refuses; with 126 and 127 it, or the program, is not there to be run. */
function whySudoFailed({ exit, text }: RoundSection): ProbeFailure {
  const isRefusal = [1, 126, 127].includes(exit);
  if (isRefusal) return { kind: 'denied', detail: text.trim() };
  return { kind: 'refused', exitCode: exit, stderr: text };
}

const firstLineOf = ({ text }: RoundSection) => text.split('\n', 1)[0] ?? '';

/** The bad rows of a table that cannot be believed as a whole; null when there are none. */
export const badNewsOfTable =
  <Row>(isBad: (row: Row) => boolean) =>
  (table: Table<Row>, because: string): Table<Row> | null => {
    const badNews = table.kind === 'whole' ? table.rows.filter(isBad) : table.badNews;
    return badNews.length === 0 ? null : { kind: 'damaged', because: unreadable(because), badNews };
  };

export const badNewsOfDisplay =
  (isBad: (row: RmsRow) => boolean) =>
  (display: RmsDisplay, because: string): RmsDisplay | null => {
    const table = badNewsOfTable(isBad)(display.table, because);
    return table === null ? null : { ...display, table };
  };
