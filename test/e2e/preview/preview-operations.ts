import type { OperationsPayload } from '../../../src/shared/contract/operations.ts';
import { sampleOperations, type Situation } from '../../support/sample-operations.ts';

const SITUATIONS: readonly Situation[] = ['confirm', 'blocked', 'done', 'crash'];
const NOTHING: OperationsPayload = { runs: [], interrupted: [], debts: [], armed: [], record: null };
const situationOf = (show: string) => SITUATIONS.find((each) => each === show);

/** Invented operations for the shows that are named after one of their situations. */
export function previewOperations(show: string): OperationsPayload {
  const situation = situationOf(show);
  return situation === undefined ? NOTHING : sampleOperations(Date.now(), situation);
}

/** An operator on a protected site where operations are shown, an observer everywhere else. */
export const previewStanding = (show: string) =>
  situationOf(show) === undefined
    ? { person: 'observer', role: 'observer', protection: 'read-only' }
    : { person: 'tanaka', role: 'operator', protection: 'protected' };

/** The record: what a crash left, and what was opened for it. */
export function previewEntries(show: string) {
  const [left] = previewOperations(show).interrupted;
  if (left === undefined) return { ok: true, entries: [] };
  const at = left.openedAt;
  const entry = (seq: number, kind: string, body: unknown) => ({
    seq,
    at: at + seq * 900,
    operation: left.operation,
    kind,
    body,
  });
  return {
    ok: true,
    entries: [
      entry(1, 'operation-opened', left.opened),
      entry(2, 'judged', {
        step: null,
        allowed: true,
        verdicts: [
          {
            rule: 'I23',
            citation: 'cf43-7.5.2',
            verdict: 'pass',
            attested: false,
            subject: { kind: 'cluster', id: 'web' },
            words: 'No node of web is LEFTCLUSTER',
            evidence: [{ command: 'cftool -n', raw: 'Node Number State\nweb1 1 UP\n', at, from: 'web1' }],
          },
        ],
      }),
      entry(3, 'debt-opened', {
        debt: 'fencing-off web',
        debtKind: 'fencing-off',
        cluster: 'web',
        nodes: ['web1', 'web2'],
        owed: 'running',
        since: at,
      }),
      entry(4, 'step-started', {
        step: 'stop-sf web1',
        part: 'step',
        command: 'sudo -n sdtool -e',
        machine: 'web1',
      }),
      entry(5, 'interrupted', { person: 'Nodeward', lastStep: 'stop-sf web1' }),
    ],
  };
}
