import type { OperationId } from '../../../shared/domain/journal.ts';
import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import { roleOn } from '../../actions/run/authority.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { OpenRecord, OperationsRoom } from '../operations-room.ts';
import type { WatchedSites } from '../watched-sites.ts';

type Answers = Pick<Handlers, 'operations.list' | 'operations.entries' | 'operations.close'>;

interface JournalParts {
  readonly sites: WatchedSites;
  readonly room: OperationsRoom;
}

/** Answers from the record of operations; the one thing that is written is a person's closing of what a crash left. */
export function journalAnswers({ sites, room }: JournalParts): Answers {
  const { open } = room;
  return {
    'operations.list': async ({ before, limit }) => {
      const listed = open.ok ? open.value.journal.operations(before, limit) : open;
      return listed.ok ? { ok: true, operations: [...listed.value] } : { ok: false, why: listed.error.kind };
    },
    'operations.entries': async ({ operation }) => {
      const entries = open.ok ? open.value.journal.entries(operation) : open;
      return entries.ok ? { ok: true, entries: [...entries.value] } : { ok: false, why: entries.error.kind };
    },
    'operations.close': async ({ operation, words }, _, caller) => {
      if (!open.ok) return { ok: false, refusal: { kind: 'record', why: open.error.kind, detail: '' } };
      const refusal = refusalOf(operation, caller, open.value, sites);
      if (refusal !== null) return { ok: false, refusal };
      const closed = closeInterrupted(open.value.journal, operation, caller, words);
      room.changed();
      return closed.ok
        ? { ok: true, operation }
        : { ok: false, refusal: { kind: 'record', why: closed.error.kind, detail: '' } };
    },
  };
}

/** Only what a crash left, and only by who may act on its site. */
function refusalOf(
  operation: OperationId,
  caller: Caller,
  { desk, journal }: OpenRecord,
  sites: WatchedSites,
): OperationRefusal | null {
  const found = journal.openOperations();
  const summary = found.ok ? found.value.find((each) => each.operation === operation) : undefined;
  if (summary === undefined || desk.has(operation)) return { kind: 'no-such-operation' };
  const file = sites.get(summary.opened.site)?.watch?.file;
  if (file === undefined) return { kind: 'not-watched' };
  return roleOn(caller, file) === 'observer' ? { kind: 'observer' } : null;
}

function closeInterrupted(
  journal: OpenRecord['journal'],
  operation: OperationId,
  { person }: Caller,
  words: string,
): ReturnType<OpenRecord['journal']['append']> {
  const note = journal.append(operation, { kind: 'note', body: { person, words } });
  if (!note.ok) return note;
  return journal.append(
    operation,
    { kind: 'closed', body: { outcome: 'interrupted-closed', words } },
    person,
  );
}
