import { cfStateSchema, type CfLocal } from '../../shared/domain/cf.ts';
import { nodeNameSchema } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, fields, isBlank, printedLines } from './printed-lines.ts';

export const CFTOOL_L = ['cftool', '-l'] as const;

/**
 * `cftool -l`: the node about itself (CF guide 4.3, 8.2.1). One header, one row; the number is `--` while
 * the node has not joined. Anything else is unreadable. That the command fails means that the CF driver is
 * not loaded; the caller knows the exit code.
 */
export function parseCfLocal(text: string): Result<CfLocal, ProbeFailure> {
  const { lines, cut } = printedLines(text);
  if (cut !== null) return failUnreadable(cut);
  const [header = '', row, surplus] = lines.filter((line) => !isBlank(line));
  const columns = fields(header);
  const isHeader = ['Node', 'Number', 'State'].every((word) => columns.includes(word));
  if (!isHeader || row === undefined) return failUnreadable(header);
  const local = surplus === undefined ? readRow(row, columns) : null;
  return local === null ? failUnreadable(surplus ?? row) : ok(local);
}

function readRow(row: string, columns: readonly string[]): CfLocal | null {
  const words = fields(row);
  const cell = (column: string) => words[columns.indexOf(column)];
  const name = nodeNameSchema.safeParse(cell('Node'));
  const state = cfStateSchema.safeParse(cell('State'));
  const number = cell('Number') ?? '';
  const isNumber = number === '--' || /^\d{1,5}$/.test(number);
  if (!name.success || !state.success || !isNumber || words.length !== columns.length) return null;
  return { name: name.data, number: number === '--' ? null : Number(number), state: state.data };
}
