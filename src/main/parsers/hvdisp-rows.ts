import { rmsStateSchema, type RmsRow } from '../../shared/domain/rms.ts';
import { fields, isBlank, unreadable } from './printed-lines.ts';
import type { ReadRows } from './table-reader.ts';

/**
 * Rows below the ruler: name, type, then state and details for the local host, or host, state and
 * details. A userApp row may end after its type. The listing ends at the first blank line.
 *
 * A host is a name that ends in RMS or that the listing itself has as a SysNode. Otherwise a state word
 * that is new to us would pass as a host, and the word behind it as the state.
 */
export function readRmsRows(lines: readonly string[]): ReadRows<RmsRow> {
  const isHost = hostsIn(lines);
  const rows: RmsRow[] = [];
  const seen = new Set<string>();
  let strange = lineBehindTheEnd(lines);
  for (const line of lines.filter((each) => !isBlank(each))) {
    const row = readRow(line, isHost);
    const object = row === null ? '' : JSON.stringify([row.name, row.type, row.host]);
    if (row === null || seen.has(object)) strange ??= line;
    if (row !== null) rows.push(row);
    seen.add(object);
  }
  return { rows, because: strange === null ? null : unreadable(strange) };
}

function lineBehindTheEnd(lines: readonly string[]): string | null {
  const end = lines.findIndex(isBlank);
  return (end < 0 ? [] : lines.slice(end)).find((line) => !isBlank(line)) ?? null;
}

function hostsIn(listing: readonly string[]): (word: string) => boolean {
  const sysNodes = new Set<string>();
  for (const line of listing) {
    const [name, type] = fields(line);
    if (name !== undefined && type === 'SysNode') sysNodes.add(name);
  }
  return (word) => /^.+RMS$/.test(word) || sysNodes.has(word);
}

function readRow(line: string, isHost: (word: string) => boolean): RmsRow | null {
  const [name, type, third, ...rest] = fields(line);
  if (name === undefined || type === undefined || isStateWord(name) || isStateWord(type)) return null;
  if (third === undefined) return type === 'userApp' ? { name, type, host: null, standing: null } : null;
  if (isStateWord(third)) return standingRow({ name, type, host: null }, third, rest);
  const [state = '', ...details] = rest;
  return isHost(third) ? standingRow({ name, type, host: third }, state, details) : null;
}

function standingRow(
  object: Omit<RmsRow, 'standing'>,
  word: string,
  details: readonly string[],
): RmsRow | null {
  const state = rmsStateSchema.safeParse(word);
  if (!state.success) return null;
  return { ...object, standing: { state: state.data, details: details.join(' ') } };
}

const isStateWord = (word: string) => rmsStateSchema.safeParse(word).success;
