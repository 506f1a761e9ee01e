import type { OperationsPayload } from '../../../../shared/contract/operations.ts';
import type { SiteId } from '../../../../shared/domain/names.ts';
import { recordTrouble } from '../../../../shared/text/record-text.ts';
import { useTopic } from '../../live/use-engine.ts';
import { useSite } from '../../live/use-site.ts';
import { useText } from '../../ui/text-context.ts';
import { DebtCard } from './DebtCard.tsx';
import { InterruptedCard } from './InterruptedCard.tsx';
import { LeftNodes } from './LeftNodes.tsx';
import { OfNow, OfNowNotice } from './OfNow.tsx';
import { OpenRuns } from './OpenRuns.tsx';
import { PastOperations } from './PastOperations.tsx';
import { WishCard } from './WishCard.tsx';
import { SfRestarts } from './SfRestarts.tsx';

/** What is open and owed first, then what may be needed, then what was done. */
export function OperationsPage() {
  const text = useText();
  const picture = useSite();
  const operations = useTopic('operations');
  if (picture === null) return null;
  return (
    <div className="page">
      <header>
        <div className="page-head">
          <h2>{text('operations.title')}</h2>
        </div>
        <p className="dim">{text('operations.explain')}</p>
      </header>
      <OfNowNotice />
      {operations !== null && (
        <OfNow>
          <OpenHere site={picture.site} operations={operations} />
        </OfNow>
      )}
      <LeftNodes picture={picture} />
      <SfRestarts clusters={picture.clusters.map(({ name }) => name)} />
      <WishCard picture={picture} />
      <PastOperations changed={changeOf(operations)} />
    </div>
  );
}

interface OpenProps {
  readonly site: SiteId;
  readonly operations: OperationsPayload;
}

/** What is open on the site that is on the screen. */
function OpenHere({ site, operations }: OpenProps) {
  const interrupted = operations.interrupted.filter(({ opened }) => opened.site === site);
  const debts = operations.debts.filter((debt) => debt.site === site);
  const runs = operations.runs.filter((run) => run.site === site && run.closedAt === null);
  return (
    <>
      {operations.record !== null && <RecordTrouble record={operations.record} />}
      {runs.length > 0 && <OpenRuns runs={runs} />}
      {interrupted.length > 0 && <InterruptedCard interrupted={interrupted} />}
      {debts.length > 0 && <DebtCard debts={debts} runs={runs} />}
    </>
  );
}

function RecordTrouble({ record: { why, detail } }: { readonly record: { why: string; detail: string } }) {
  const text = useText();
  return (
    <div className="run-notice" data-tone="critical" role="alert">
      <b>{text('ops.recordTrouble', { why: recordTrouble(text, why) })}</b>{' '}
      {text('ops.recordTrouble.explain', { detail })}
    </div>
  );
}

/** Says when the list of the record has become another one. */
const changeOf = (operations: OperationsPayload | null): string =>
  operations === null
    ? ''
    : [...operations.runs, ...operations.interrupted]
        .map((each) => `${each.operation} ${each.outcome ?? ''}`)
        .join(' ');
