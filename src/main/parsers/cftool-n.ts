import { cfStateSchema, type CfNodeRow, type CfState } from '../../shared/domain/cf.ts';
import { nodeNameSchema } from '../../shared/domain/names.ts';
import type { ProbeFailure, Unreadable } from '../../shared/domain/probe-failure.ts';
import type { Table } from '../../shared/domain/table.ts';
import { ok, type Result } from '../../shared/result.ts';
import { fields, unreadable } from './printed-lines.ts';
import { readTable, type ReadRows } from './table-reader.ts';

export const CFTOOL_N = ['cftool', '-n'] as const;

/** States that are bad news about a node, the worst first. */
const BAD: readonly CfState[] = ['LEFTCLUSTER', 'DOWN', 'INVALID'];
export const isBadCfNode = (row: CfNodeRow): boolean => BAD.includes(row.state);

/**
 * `cftool -n`: how this node sees every node (IAG 4.4, 7.5.1; CF guide 4.7, 5.1). Columns are found by
 * the header's words. An unknown word, a cut line, a row too short or long, a second row for a node: then
 * only LEFTCLUSTER, DOWN and INVALID rows are kept, for one node the worst.
 */
export function parseCfNodes(text: string): Result<Table<CfNodeRow>, ProbeFailure> {
  const read = readTable(text, {
    columnsOf,
    documented: ['Node', 'Number', 'State', 'Os', 'Cpu'],
    readRows,
    isBad: isBadCfNode,
  });
  if (!read.ok || read.value.kind === 'whole') return read;
  return ok({ ...read.value, badNews: worstOfEach(read.value.badNews) });
}

function columnsOf(line: string): readonly string[] | null {
  const words = fields(line);
  const wanted = ['Node', 'Number', 'State'];
  const isHeader = wanted.every((word) => words.filter((each) => each === word).length === 1);
  return isHeader ? words : null;
}

function readRows(lines: readonly string[], columns: readonly string[]): ReadRows<CfNodeRow> {
  const rows: CfNodeRow[] = [];
  let because: Unreadable | null = null;
  for (const line of lines) {
    const row = readRow(line, columns);
    const isRepeat = rows.some((seen) => seen.name === row?.name || seen.number === row?.number);
    if (row === null || isRepeat || fields(line).length !== columns.length) because ??= unreadable(line);
    if (row !== null) rows.push(row);
  }
  return { rows, because };
}

/** A row that lacks only columns that are not needed is still read; it makes the table a damaged one. */
function readRow(line: string, columns: readonly string[]): CfNodeRow | null {
  const words = fields(line);
  const cell = (column: string) => words[columns.indexOf(column)];
  const name = nodeNameSchema.safeParse(cell('Node'));
  const state = cfStateSchema.safeParse(cell('State'));
  const number = cell('Number') ?? '';
  if (!name.success || !state.success || !/^\d{1,5}$/.test(number)) return null;
  return { name: name.data, number: Number(number), state: state.data };
}

function worstOfEach(rows: readonly CfNodeRow[]): readonly CfNodeRow[] {
  const worst = new Map<string, CfNodeRow>();
  const badness = (row: CfNodeRow) => BAD.indexOf(row.state);
  for (const row of rows) {
    const other = worst.get(row.name);
    if (other === undefined || badness(row) < badness(other)) worst.set(row.name, row);
  }
  return [...worst.values()];
}
