import type { OpenDebt } from '../../../../shared/domain/journal.ts';
import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { debtParts } from '../../../../shared/text/debt-text.ts';
import { operationPlace, planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { wayToPay } from './debt-way.ts';

interface Props {
  readonly debts: readonly OpenDebt[];
  /** Open operations: what one of them took it gives back itself. */
  readonly runs: readonly OperationRun[];
}

/** What an operation switched off and nobody has given back, since when, and the way to it. */
export function DebtCard({ debts, runs }: Props) {
  const text = useText();
  return (
    <Card title={text('ops.debts')} className="needs-person">
      <ul className="left-nodes">
        {debts.map((debt) => (
          <Debt
            key={debt.debt}
            debt={debt}
            isRunning={runs.some(({ operation }) => operation === debt.operation)}
          />
        ))}
      </ul>
    </Card>
  );
}

function Debt({ debt, isRunning }: { readonly debt: OpenDebt; readonly isRunning: boolean }) {
  const text = useText();
  const { since } = debt;
  return (
    <li>
      <span>
        <Rich parts={debtParts(text, debt)} />
      </span>
      <span className="cap num">
        {text('ops.debt.since')} <Time at={since} /> (<Age at={since} as="span" />)
      </span>
      <span className="grow" />
      <DebtWay debt={debt} isRunning={isRunning} />
    </li>
  );
}

function DebtWay({ debt, isRunning }: { readonly debt: OpenDebt; readonly isRunning: boolean }) {
  const text = useText();
  const { href } = usePlaces();
  const record = href({ ...operationPlace(debt.operation), site: debt.site });
  if (isRunning) return <a href={record}>{text('ops.debt.run')}</a>;
  const request = wayToPay(debt);
  return (
    <>
      <a href={record}>{text('ops.debt.record')}</a>
      {request !== null && (
        <a className="btn" href={href({ ...planPlace(request), site: debt.site })}>
          {text(`ops.debt.restore.${debt.debtKind}`)}
        </a>
      )}
    </>
  );
}
