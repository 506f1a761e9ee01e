import type { FoundLock, LockBroken, LockEnd } from '../../../shared/contract/site-lock.ts';
import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import type { JournalSaying, OperationId } from '../../../shared/domain/journal.ts';
import type { NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Caller } from '../../platform/caller.ts';
import { clusterWordSchema } from '../commands/command-words.ts';
import { siteLockBreak } from '../commands/site-lock.ts';
import { siteLockSchema, writeLock, type SiteLock } from '../commands/site-lock-line.ts';
import type { LockPlaces } from '../locks/lock-places.ts';
import { roleOn } from './authority.ts';
import { recordRefusal, type DeskParts } from './beginning.ts';
import { ChangingConnections, type WayToMachines } from './changing-connections.ts';
import { sayLock, type LockSaid } from './lock-word.ts';
import { RunRecord } from './run-record.ts';

/** A person's wish to take away the lock that another console left. */
export interface LockBreaking {
  readonly site: SiteId;
  readonly file: SiteFile;
  /** What is locked, and where. */
  readonly places: LockPlaces;
  readonly lock: FoundLock;
  readonly reason: string;
  readonly caller: Caller;
  readonly way: WayToMachines;
}

/** How the record names it; it is no operation that could be planned. */
export const LOCK_BREAK = 'lock-break';
const STEP = { id: 'break-lock', part: 'step' } as const;
const LOCK_MS = 12_000;

/** Who, whose, where and why are on disk before the word leaves. Each node compares the lock with the one that was shown. */
export async function breakLock(
  parts: DeskParts,
  breaking: LockBreaking,
  operation: OperationId,
): Promise<Result<LockBroken, OperationRefusal>> {
  const { owner, console: consoleId, since, nodes: shown } = breaking.lock;
  const lock = siteLockSchema.safeParse({ owner, consoleId, since });
  const cluster = clusterWordSchema.safeParse(breaking.places.name);
  const nodes = breaking.places.nodes.filter(({ name }) => shown.includes(name));
  if (!lock.success || !cluster.success || nodes.length === 0) return fail({ kind: 'no-such-object' });
  const record = new RunRecord(parts.journal, operation, parts.text, breaking.caller.person);
  for (const saying of announced(breaking, lock.data, nodes)) {
    const written = record.say(saying);
    if (!written.ok) return fail(recordRefusal(written.error));
  }
  const connections = new ChangingConnections(breaking.way);
  const way = { connections, clock: parts.clock, lockMs: LOCK_MS };
  const command = siteLockBreak(cluster.data, lock.data);
  const ends = await Promise.all(
    nodes.map(async (node) => ({ node: node.name, end: endOf(await sayLock(node, command, way)) })),
  );
  connections.end();
  conclude(record, ends);
  return ok({ operation, ends });
}

function conclude(record: RunRecord, ends: readonly LockEnd[]): void {
  const output = JSON.stringify(ends);
  const left = ends.filter(({ end }) => end !== 'gone').map(({ node, end }) => `${node}: ${end}`);
  if (left.length === 0) record.finished(STEP, output, []);
  else record.failed(STEP, output, left.join(', '));
  const outcome = left.length === 0 ? 'done' : 'failed';
  record.say({ kind: 'closed', body: { outcome, words: left.join(', ') } });
}

function endOf(said: LockSaid): LockEnd['end'] {
  if (said.ok) return 'gone';
  if (said.error === null) return 'no-answer';
  const { kind } = said.error;
  return kind === 'other-lock' || kind === 'not-owner' ? kind : 'refused';
}

function announced(
  { site, file, places: { kind, name }, caller, reason }: LockBreaking,
  lock: SiteLock,
  nodes: readonly NodeEntry[],
): readonly JournalSaying[] {
  const { person } = caller;
  const names = nodes.map(({ name }) => name);
  return [
    {
      kind: 'operation-opened',
      body: {
        operationKind: LOCK_BREAK,
        objects: [{ kind, id: name }],
        site,
        cluster: name,
        person,
        role: roleOn(caller, file),
        protection: file.protection,
        plan: [],
        request: null,
      },
    },
    {
      kind: 'lock-broken',
      body: {
        person,
        cluster: name,
        nodes: names,
        holder: `${lock.owner} (${lock.consoleId}, ${new Date(lock.since).toISOString()})`,
        reason: reason.trim(),
      },
    },
    {
      kind: 'step-started',
      body: {
        step: STEP.id,
        part: STEP.part,
        command: `nodeward-lock drop ${name} ${writeLock(lock)}`,
        machine: names.join(', '),
      },
    },
  ];
}
