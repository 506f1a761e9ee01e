import { randomUUID } from 'node:crypto';
import { operationIdSchema, type OperationId } from '../../../shared/domain/journal.ts';
import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import type { HostEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { OperationPlan } from '../../../shared/domain/operation-plan.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Asserted } from '../facts/cluster-facts.ts';
import { asNode } from '../locks/lock-places.ts';
import type { OperationHead } from '../operations/operation.ts';
import type { PreparedStep } from '../operations/prepare.ts';
import { lockRefusal, recordRefusal, type Beginning, type DeskParts } from './beginning.ts';
import { ChangingConnections } from './changing-connections.ts';
import type { HeldCluster } from './hold-cluster.ts';
import { writeOpening } from './opening-entry.ts';
import { holdAll, type HeldObject } from './hold-all.ts';
import { RunRecord } from './run-record.ts';

/** An operation that is in the record, holds its cluster, and has sent nothing else yet. */
export interface OpenedOperation {
  readonly operation: OperationId;
  readonly plan: OperationPlan;
  readonly steps: readonly PreparedStep[];
  readonly asserted: readonly Asserted[];
  readonly record: RunRecord;
  readonly connections: ChangingConnections;
  readonly notAsked: HeldCluster['notAsked'];
  /** Gives the cluster back to other consoles. */
  readonly release: HeldCluster['release'];
  /** Closes the connections and frees the room that was kept in the record. */
  readonly leave: () => Promise<void>;
}

interface OpeningWay {
  readonly end: AbortSignal;
  /** Keeps other operations of this core away from the hosts that the steps are sent to. */
  readonly claim: (plan: OperationPlan) => Result<void, OperationRefusal>;
}

const PLAN_MS = 30_000;
const LOCK_MS = 12_000;
/** What one look may put into the record, at least. */
const LEAST_LOOK_BYTES = 200_000;

/** Gathers facts, judges them, keeps room in the record, writes the opening, and tells other consoles. In this order. */
export async function openOperation(
  parts: DeskParts,
  beginning: Beginning,
  file: SiteFile,
  { end, claim }: OpeningWay,
): Promise<Result<OpenedOperation, OperationRefusal>> {
  const { clock, journal } = parts;
  const { caller, prepared } = beginning;
  const asserted = beginning.attestations.map((each) => ({
    ...each,
    person: caller.person,
    at: clock.now(),
  }));
  const { plan, steps, toldOn } = await prepared.plan(
    asserted,
    AbortSignal.any([end, clock.deadline(PLAN_MS)]),
  );
  if (plan.verdict !== 'allowed') return fail({ kind: 'blocked', plan });
  const claimed = claim(plan);
  if (!claimed.ok) return claimed;
  const look = Math.max(JSON.stringify(plan).length, LEAST_LOOK_BYTES);
  // Of each step what must hold, which is at most all of the plan, and what it brought about.
  const bytes = look * (steps.length + 2) + LEAST_LOOK_BYTES * steps.length;
  const room = journal.reserve(10 * steps.length + 20, bytes);
  if (!room.ok) return fail(recordRefusal(room.error));
  const operation = operationIdSchema.parse(randomUUID());
  const record = new RunRecord(journal, operation, parts.text, caller.person);
  const written = writeOpening(record, beginning, file, plan, asserted);
  if (!written.ok) {
    room.value.release();
    return fail(recordRefusal(written.error));
  }
  const connections = new ChangingConnections(beginning.way);
  const lock = { owner: caller.person, consoleId: parts.consoleId, since: clock.now() };
  const way = { lock, connections, clock, lockMs: LOCK_MS };
  const held = await holdAll(clustersOf(prepared.head, toldOn), way, record);
  const leave = async () => {
    connections.end();
    room.value.release();
  };
  if (!held.ok) {
    record.say({ kind: 'closed', body: { outcome: 'refused', words: JSON.stringify(held.error) } });
    await leave();
    return fail(held.error.kind === 'record' ? recordRefusal(held.error.failure) : lockRefusal(held.error));
  }
  const { notAsked, release } = held.value;
  return ok({ operation, plan, steps, asserted, record, connections, notAsked, release, leave });
}

const clustersOf = (
  { cluster, nodes, alsoClusters = [] }: OperationHead,
  toldOn: readonly HostEntry[],
): readonly HeldObject[] => [
  { cluster, nodes: [...nodes, ...toldOn.map(asNode)] },
  ...alsoClusters.map((each) => ({ cluster: each.name, nodes: each.nodes })),
];
