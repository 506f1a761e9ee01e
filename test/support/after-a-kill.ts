import { expect } from 'vitest';
import type { JournalEntry } from '../../src/shared/domain/journal.ts';
import type { OperationRun } from '../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import type { OperationRequest } from '../../src/shared/domain/operation-request.ts';
import type { EngineClient } from './engine-client.ts';
import type { EngineOnRehearsal } from './engine-on-rehearsal.ts';
import { changesOf, killOperationAt } from './kill-operation.ts';
import { beginOperation, sayYes, untilOperations, untilRun } from './operation-client.ts';

const site = siteIdSchema.parse('rehearsal');
const QUIET_MS = 3_000;

/**
 * Kills an operation in that state, starts the console again, and holds what must hold then: it is shown as
 * interrupted, whatever reached a machine is in the record, and nothing goes on by itself.
 */
export async function killAndLook(
  running: EngineOnRehearsal,
  request: OperationRequest,
  fatal: string,
): Promise<{ readonly client: EngineClient; readonly entries: readonly JournalEntry[] }> {
  await running.stopEngine();
  const before = await changesOf(running);
  const { wasKilled, entered } = await killOperationAt(running.folder, request, fatal);
  expect(wasKilled, `${fatal} was never entered: ${entered.join(', ')}`).toBe(true);
  const client = await running.restart();
  const { interrupted, record } = await untilOperations(client, 'the record is read', () => true);
  expect(record).toBeNull();
  expect(interrupted.map(({ state, opened }) => [state, opened.request])).toEqual([['interrupted', request]]);
  const operation = interrupted[0]!.operation;
  const answer = await client.ask('operations.entries', { operation });
  if (!answer.ok) throw new Error(answer.why);
  const after = await changesOf(running);
  for (const change of newOnes(before, after)) expectAnnounced(change, answer.entries);
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  expect(await changesOf(running), 'something went on by itself').toEqual(after);
  // What is said of the system now is gathered anew, and only a person closes what the crash left.
  expect((await client.ask('operations.plan', { site, request })).ok).toBe(true);
  expect((await client.ask('operations.close', { operation, words: 'looked at it' })).ok).toBe(true);
  return { client, entries: answer.entries };
}

const newOnes = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const left = [...before];
  return after.filter((change) => {
    const place = left.indexOf(change);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
};

/** The machine and the command stand in an entry that was on disk before it left. */
function expectAnnounced(change: string, entries: readonly JournalEntry[]): void {
  const [machine = '', words = ''] = change.split(': ');
  const started = entries.flatMap((entry) => (entry.kind === 'step-started' ? [entry.body] : []));
  const isThere = started.some(
    (body) =>
      body.machine.split(', ').includes(machine) &&
      (/^\d+$/.test(words) || body.command?.includes(words) === true),
  );
  expect(isThere, `${change} is not in the record`).toBe(true);
}

/** Begins it anew and says yes to everything, to its end. */
export async function runToItsEnd(client: EngineClient, request: OperationRequest): Promise<OperationRun> {
  const operation = await beginOperation(client, request);
  return untilRun(
    client,
    operation,
    'it is closed',
    (run) => {
      sayYes(client, run);
      return run.closedAt !== null;
    },
    180_000,
  );
}
