import type { OperationsPayload } from '../../shared/contract/operations.ts';
import { createText } from '../../shared/text/text.ts';
import { OperationJournal } from '../actions/journal/operation-journal.ts';
import { Arming } from '../actions/run/arming.ts';
import { OperationDesk } from '../actions/run/operation-desk.ts';
import type { Owed } from '../domain/alerts/conditions.ts';
import { consoleId } from '../platform/console-id.ts';
import type { Hub } from '../rpc/topic-hub.ts';
import type { JournalFailure } from '../store/journal/journal-failure.ts';
import { openJournalFile } from '../store/journal/open-journal-file.ts';
import type { Surroundings } from './surroundings.ts';

/** The person who writes that an operation was interrupted: nobody did. */
const CONSOLE = 'Nodeward';

/** Operations of this core with their record; without a record nothing can be begun, and everything else works. */
export interface OperationsRoom {
  readonly arming: Arming;
  /** Null: the record cannot be used. */
  readonly open: { readonly desk: OperationDesk; readonly journal: OperationJournal } | null;
  readonly failure: JournalFailure | null;
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
  let owed: readonly Owed[] = [];
  const changed = () => {
    owed = owedNow();
    hub.publish('operations', null, current());
  };
  const opened = openJournalFile({ folder: paths.data, now: clock.now() });
  if (!opened.ok) log.warn('The record of operations cannot be used', { failure: opened.error });
  // Output of commands holds no secret of ours: none is ever sent to a machine on a command line.
  const journal = opened.ok ? new OperationJournal(opened.value, clock, (text) => text) : null;
  journal?.markInterrupted(CONSOLE);
  const text = createText('en');
  const desk =
    journal === null
      ? null
      : new OperationDesk({ journal, arming, clock, text, consoleId: consoleId(paths.data), changed });
  const current = (): OperationsPayload => ({
    ...whatIsOpen(journal, desk),
    armed: [...arming.current()],
    record: opened.ok ? null : { why: opened.error.kind, detail: detailOf(opened.error) },
  });
  const owedNow = () =>
    whatIsOpen(journal, desk).debts.map(({ site, cluster, debtKind, since }) => ({
      site,
      cluster,
      kind: debtKind,
      since,
    }));
  owed = owedNow();
  hub.topic('operations', { current });
  return {
    arming,
    owed: () => owed,
    open: journal === null || desk === null ? null : { desk, journal },
    failure: opened.ok ? null : opened.error,
    changed,
    close: async () => {
      await desk?.close();
      if (opened.ok) opened.value.close();
    },
  };
}

function whatIsOpen(
  journal: OperationJournal | null,
  desk: OperationDesk | null,
): Pick<OperationsPayload, 'runs' | 'interrupted' | 'debts'> {
  const runs = [...(desk?.runs() ?? [])];
  const open = journal?.openOperations();
  const debts = journal?.openDebts();
  return {
    runs,
    interrupted: open?.ok === true ? open.value.filter(({ operation }) => desk?.has(operation) !== true) : [],
    debts: debts?.ok === true ? [...debts.value] : [],
  };
}

export const detailOf = (failure: JournalFailure): string =>
  'detail' in failure ? failure.detail : failure.kind === 'locked' ? failure.by : '';
