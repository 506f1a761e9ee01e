import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { rmsStateSchema, type RmsDisplay, type RmsRow } from '../../shared/domain/rms.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readRmsHead } from './hvdisp-head.ts';
import { readRmsRows } from './hvdisp-rows.ts';
import { failUnreadable, printedLines, unreadable } from './printed-lines.ts';
import { asTable } from './table-reader.ts';

export const HVDISP_A = ['hvdisp', '-a'] as const;

const BAD = rmsStateSchema.extract(['Faulted', 'Inconsistent', 'OfflineFault', 'Warning']);

/** A SysNode in Wait is a node that is being eliminated, or could not be. */
export const isBadRmsRow = ({ type, standing }: RmsRow): boolean =>
  standing !== null &&
  (BAD.safeParse(standing.state).success || (type === 'SysNode' && standing.state === 'Wait'));

/**
 * `hvdisp -a`: every RMS object as this node sees it (RMS guide 4.6, B.1; the row rules are those of a
 * published plug-in). In a damaged listing faulted, inconsistent and warning rows are kept, and SysNodes in
 * Wait; where even the head is damaged, `localSystem` and `configuration` are empty.
 */
export function parseRmsDisplay(text: string): Result<RmsDisplay, ProbeFailure> {
  if (/^hvdisp: RMS is not running\s*$/.test(text)) return fail({ kind: 'not-running', what: 'RMS' });
  const { lines, cut } = printedLines(text);
  const { strange, listing, ...head } = readRmsHead(lines);
  const { rows, because } = readRmsRows(listing);
  const spoilt = strange ?? because?.line ?? cut;
  // A head that is in order and nothing below it is no listing: RMS has at least its SysNodes.
  const isReadable = strange === null ? rows.length > 0 : rows.some(isBadRmsRow);
  if (!isReadable) return failUnreadable(spoilt ?? head.localSystem);
  const table = asTable({ rows, because: spoilt === null ? null : unreadable(spoilt) }, isBadRmsRow);
  return ok({ ...head, table });
}
