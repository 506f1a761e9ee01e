import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import type { Subject } from '../../../shared/domain/finding.ts';
import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { Attestation } from '../../../shared/domain/operation-request.ts';
import type { Text } from '../../../shared/text/text.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Clock } from '../../platform/clock.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import { foundLocks } from '../locks/found-locks.ts';
import { failureWords } from '../journal/failure-words.ts';
import type { OperationJournal } from '../journal/operation-journal.ts';
import type { Prepared } from '../operations/prepare.ts';
import type { Arming } from './arming.ts';
import type { WayToMachines } from './changing-connections.ts';
import type { NotHeld } from './hold-cluster.ts';

export interface DeskParts {
  readonly journal: OperationJournal;
  readonly arming: Arming;
  readonly clock: Clock;
  readonly text: Text;
  readonly consoleId: string;
  /** Something of a running operation changed. */
  readonly changed: () => void;
}

/** A person's wish with everything that it needs. */
export interface Beginning {
  readonly site: SiteId;
  /** The site's file as it is now: protection may change while an operation runs. Null: it cannot be used any more. */
  readonly file: () => SiteFile | null;
  readonly prepared: Prepared;
  readonly way: WayToMachines;
  readonly caller: Caller;
  /** The object's name, where the site is protected. */
  readonly typed: string;
  readonly attestations: readonly Attestation[];
}

/** On a protected site the object's name is typed: to begin, and with each yes to what cannot be undone. */
export const typedWrong = (
  { id }: Pick<Subject, 'id'>,
  typed: string,
  { protection }: Pick<SiteFile, 'protection'>,
): OperationRefusal | null =>
  protection === 'protected' && typed !== id ? { kind: 'typed', wanted: id } : null;

export const recordRefusal = (failure: JournalFailure): OperationRefusal => ({
  kind: 'record',
  ...failureWords(failure),
});

export function lockRefusal(held: NotHeld): OperationRefusal {
  if (held.kind === 'nobody-asked') return { kind: 'nobody-asked', nodes: [...held.nodes] };
  const [{ node, owner, since }] = held.holders;
  return { kind: 'locked', object: held.object, node, by: owner, since, locks: foundLocks(held.holders) };
}
