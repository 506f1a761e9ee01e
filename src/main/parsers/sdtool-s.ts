import type { ProbeFailure, Unreadable } from '../../shared/domain/probe-failure.ts';
import { agentRowSchema, type AgentRow } from '../../shared/domain/sf.ts';
import type { Table } from '../../shared/domain/table.ts';
import { fail, type Result } from '../../shared/result.ts';
import { fields, isBlank, unreadable } from './printed-lines.ts';
import { readTable, type ReadRows } from './table-reader.ts';

export const SDTOOL_S = ['sdtool', '-s'] as const;

const COLUMNS = new Map([
  ['Cluster Host', 'target'],
  ['Agent', 'agent'],
  ['SA State', 'sa'],
  ['Shut State', 'shut'],
  ['Test State', 'test'],
  ['Init State', 'init'],
]);
const HEADER_WORDS = new RegExp(
  [...COLUMNS.keys()].map((title) => title.replace(' ', '\\s+')).join('|'),
  'g',
);

/** An agent that failed to be prepared, tested or used: its node may end in LEFTCLUSTER. */
export const isBadAgent = ({ sa, shut, test, init }: AgentRow): boolean =>
  [sa, shut, test, init].some((word) => word.endsWith('Failed'));

/**
 * `sdtool -s`: the shutdown agents (CF guide 4.3, 7.5.2). In a damaged table rows with a …Failed are kept.
 * The wording for "SF is not running" is not documented: only a text that says so in so many words, and
 * nothing else, counts.
 */
export function parseAgents(text: string): Result<Table<AgentRow>, ProbeFailure> {
  if (saysNotRunning(text)) return fail({ kind: 'not-running', what: 'SF' });
  return readTable(text, { columnsOf, documented: [...COLUMNS.values()], readRows, isBad: isBadAgent });
}

function saysNotRunning(text: string): boolean {
  const said = text.trim();
  const isShort = said.length < 200 && !said.includes('\n');
  return isShort && /\b(rcsd|sf|shutdown facility|shutdown daemon)\b.{0,40}\bnot running\b/i.test(said);
}

/** The fields in the header's order; null unless it has exactly the six titles. */
function columnsOf(line: string): readonly string[] | null {
  const titles = (line.match(HEADER_WORDS) ?? []).map((title) => title.replace(/\s+/, ' '));
  const isComplete = new Set(titles).size === COLUMNS.size && titles.length === COLUMNS.size;
  const isAll = isBlank(line.replace(HEADER_WORDS, ''));
  return isComplete && isAll ? titles.map((title) => COLUMNS.get(title) ?? '') : null;
}

/** A ruler, then rows. The same agent twice for a node is damage when the two rows differ. */
function readRows(lines: readonly string[], columns: readonly string[]): ReadRows<AgentRow> {
  const [ruler = ''] = lines;
  const hasRuler = /^-+( +-+)*\s*$/.test(ruler);
  const rows: AgentRow[] = [];
  let because: Unreadable | null = hasRuler ? null : unreadable(ruler);
  for (const line of hasRuler ? lines.slice(1) : lines) {
    const row = readRow(line, columns);
    if (row === null || rows.some((seen) => contradicts(seen, row))) because ??= unreadable(line);
    if (row !== null) rows.push(row);
  }
  return { rows, because };
}

function readRow(line: string, columns: readonly string[]): AgentRow | null {
  const words = fields(line);
  if (words.length !== columns.length) return null;
  const cells = columns.map((column, index) => [column, words[index]] as const);
  const row = agentRowSchema.safeParse(Object.fromEntries(cells));
  return row.success ? row.data : null;
}

const contradicts = (one: AgentRow, other: AgentRow) =>
  one.target === other.target && one.agent === other.agent && words(one) !== words(other);

const words = ({ sa, shut, test, init }: AgentRow) => [sa, shut, test, init].join(' ');
