import type { OperationsPayload } from '../../shared/contract/operations.ts';
import type { OpenDebt } from '../../shared/domain/journal.ts';
import { maintainedIn } from '../../shared/domain/maintenance-debt.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createText } from '../../shared/text/text.ts';
import { failureWords } from '../actions/journal/failure-words.ts';
import { OperationJournal } from '../actions/journal/operation-journal.ts';
import type { DeskParts } from '../actions/run/beginning.ts';
import { Arming } from '../actions/run/arming.ts';
import { OperationDesk } from '../actions/run/operation-desk.ts';
import type { Owed } from '../domain/alerts/conditions.ts';
import { consoleId } from '../platform/console-id.ts';
import type { Hub } from '../rpc/topic-hub.ts';
import type { JournalFailure } from '../store/journal/journal-failure.ts';
import type { JournalFile } from '../store/journal/journal-file.ts';
import { openJournalFile } from '../store/journal/open-journal-file.ts';
import type { Surroundings } from './surroundings.ts';

/** The person who writes that an operation was interrupted: nobody did. */
const CONSOLE = 'Nodeward';

export interface OpenRecord {
  readonly desk: OperationDesk;
  readonly journal: OperationJournal;
}

/** Operations of this core with their record; without a record nothing can be begun, and everything else works. */
export interface OperationsRoom {
  readonly arming: Arming;
  /** Or why the record cannot be used. */
  readonly open: Result<OpenRecord, JournalFailure>;
  /** What operations took and have not given back, as last told. */
  readonly owed: () => readonly Owed[];
  /** Tells consoles what is now. */
  readonly changed: () => void;
  readonly close: () => Promise<void>;
}

export function openOperations(
  { clock, paths, log }: Pick<Surroundings, 'clock' | 'paths' | 'log'>,
  hub: Hub,
): OperationsRoom {
  const arming = new Arming(clock);
  const opened = openJournalFile({ folder: paths.data, now: clock.now() });
  if (!opened.ok) log.warn('The record of operations cannot be used', { failure: opened.error });
  const changed = () => {
    told = current();
    hub.publish('operations', null, told);
  };
  const open = opened.ok
    ? ok(openRecord(opened.value, { clock, arming, changed, consoleId: consoleId(paths.data) }))
    : opened;
  const current = (): OperationsPayload => ({
    ...(open.ok ? whatIsOpen(open.value) : NOTHING),
    armed: [...arming.current()],
    record: open.ok ? null : failureWords(open.error),
  });
  // The record is read once for each change, whoever asks for what came of it.
  let told = current();
  hub.topic('operations', { current });
  return {
    arming,
    owed: () => told.debts.map(owedOf),
    open,
    changed,
    close: async () => {
      if (open.ok) await open.value.desk.close();
      if (opened.ok) opened.value.close();
    },
  };
}

const owedOf = (owed: OpenDebt): Owed => ({
  site: owed.site,
  cluster: owed.cluster,
  debt: owed.debt,
  kind: owed.debtKind,
  application: maintainedIn(owed),
  since: owed.since,
});

type DeskSurroundings = Pick<DeskParts, 'clock' | 'arming' | 'changed' | 'consoleId'>;

/** What ran when this core last ended is marked before anything else. */
function openRecord(file: JournalFile, parts: DeskSurroundings): OpenRecord {
  // Output of commands holds no secret of ours: none is ever sent to a machine on a command line.
  const journal = new OperationJournal(file, parts.clock, (text) => text);
  journal.markInterrupted(CONSOLE);
  return { journal, desk: new OperationDesk({ ...parts, journal, text: createText('en') }) };
}

type WhatIsOpen = Pick<OperationsPayload, 'runs' | 'interrupted' | 'debts'>;
const NOTHING: WhatIsOpen = { runs: [], interrupted: [], debts: [] };

function whatIsOpen({ desk, journal }: OpenRecord): WhatIsOpen {
  const open = journal.openOperations();
  const debts = journal.openDebts();
  return {
    runs: [...desk.runs()],
    interrupted: open.ok ? open.value.filter(({ operation }) => !desk.has(operation)) : [],
    debts: debts.ok ? [...debts.value] : [],
  };
}
