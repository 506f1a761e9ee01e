import path from 'node:path';
import { expect } from 'vitest';
import type { JournalEntry } from '../../src/shared/domain/journal.ts';
import type { OperationsPayload } from '../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import { openJournalForReading } from '../../src/main/store/journal/open-journal-file.ts';
import { expectAnnounced, newChanges } from './announced.ts';
import type { EngineClient } from './engine-client.ts';
import type { KillGround } from './kill-ground.ts';
import { changesOf, killOperationAt } from './kill-operation.ts';
import { untilOperations } from './operation-client.ts';
import { untilAlerts } from './rehearsed-alerts.ts';
import type { Stage } from './stages/stage.ts';

const site = siteIdSchema.parse('rehearsal');
const QUIET_MS = 1_500;

export interface AfterKill {
  readonly client: EngineClient;
  readonly debts: OperationsPayload['debts'];
}

/**
 * Kills an operation in that state, starts the console again, and holds what must hold then: it is shown as
 * interrupted, whatever reached a machine is in a record that is sound, what was taken is owed and alerted, and
 * nothing goes on by itself.
 */
export async function killAndLook(ground: KillGround, stage: Stage, fatal: string): Promise<AfterKill> {
  const { request, attestations = [] } = stage;
  const before = await changesOf(ground);
  const order = {
    folder: ground.folder,
    request,
    attestations: [...attestations],
    fatal,
    origin: ground.origin,
  };
  const { wasKilled, entered } = await killOperationAt(order, async (at) => {
    await stage.meanwhile?.(at, ground.site);
    await stage.breaks?.(at, ground.site);
  });
  expect(wasKilled, `${fatal} was never entered: ${entered.join(', ')}`).toBe(true);
  const client = await ground.startConsole();
  const { interrupted, record, debts } = await untilOperations(client, 'the record is read', () => true);
  expect(record).toBeNull();
  expect(interrupted.map(({ state, opened }) => [state, opened.request])).toEqual([['interrupted', request]]);
  const operation = interrupted[0]!.operation;
  const answer = await client.ask('operations.entries', { operation });
  if (!answer.ok) throw new Error(answer.why);
  const after = await changesOf(ground);
  expectAnnounced(newChanges(before, after), answer.entries);
  expect(debts.map(({ debt }) => debt)).toEqual(owedIn(answer.entries));
  if (debts.length > 0) await untilAlerted(client, debts);
  // What is said of the system now is gathered anew, and only a person closes what the crash left.
  expect((await client.ask('operations.plan', { site, request })).ok).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  expect(newChanges(after, await changesOf(ground)), 'something went on by itself').toEqual([]);
  expect((await client.ask('operations.close', { operation, words: 'looked at it' })).ok).toBe(true);
  const { debts: left } = await untilOperations(client, 'closing pays nothing', () => true);
  expect(left.map(({ debt }) => debt)).toEqual(debts.map(({ debt }) => debt));
  expectSound(ground.folder);
  return { client, debts };
}

/** What was written down as taken, and not as given back. */
const owedIn = (entries: readonly JournalEntry[]): readonly string[] => {
  const paid = entries.flatMap((entry) => (entry.kind === 'debt-paid' ? [entry.body.debt] : []));
  return entries
    .flatMap((entry) => (entry.kind === 'debt-opened' ? [entry.body.debt] : []))
    .filter((debt) => !paid.includes(debt));
};

/** A person is led to it by an alert of its cluster. */
export async function untilAlerted(client: EngineClient, debts: OperationsPayload['debts']): Promise<void> {
  const clusters = new Set<string>(debts.map(({ cluster }) => cluster));
  await untilAlerts(
    client,
    'what is owed is alerted',
    ({ open }) => open.some(({ code, subject }) => code === 'protection-owed' && clusters.has(subject.id)),
    30_000,
  );
}

/** The chain and its head agree, as `nodeward journal verify` would say. */
export function expectSound(folder: string): void {
  const opened = openJournalForReading(path.join(folder, 'data'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  expect(opened.value.verify()).toMatchObject({ ok: true, value: { problem: null } });
  opened.value.close();
}
