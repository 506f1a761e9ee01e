import { useState } from 'react';
import type { OperationSummary } from '../../../../shared/domain/journal.ts';
import { operationPlace, planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { OpenedTitle } from './OpenedTitle.tsx';

/** What a crash left: where it was, and the two ways on. Nothing goes on by itself. */
export function InterruptedCard({ interrupted }: { readonly interrupted: readonly OperationSummary[] }) {
  const text = useText();
  return (
    <Card title={text('ops.interrupted')} className="needs-person">
      <p>{text('ops.interrupted.explain')}</p>
      <ul className="left-nodes">
        {interrupted.map((summary) => (
          <Interrupted key={summary.operation} summary={summary} />
        ))}
      </ul>
    </Card>
  );
}

function Interrupted({ summary }: { readonly summary: OperationSummary }) {
  const text = useText();
  const { href } = usePlaces();
  const [open, setOpen] = useState(false);
  const { operation, openedAt, opened, lastStep } = summary;
  return (
    <li>
      <a href={href({ ...operationPlace(operation), site: opened.site })}>
        <OpenedTitle opened={opened} />
      </a>
      <span className="cap num">
        <Time at={openedAt} /> · {text('ops.person', { person: opened.person })} ·{' '}
        {lastStep === null
          ? text('ops.interrupted.noStep')
          : text('ops.interrupted.last', { step: lastStep })}
      </span>
      <span className="grow" />
      {opened.request !== null && (
        <a className="btn" href={href({ ...planPlace(opened.request), site: opened.site })}>
          {text('run.again')}
        </a>
      )}
      <Button onClick={() => setOpen(true)}>{text('ops.close')}</Button>
      {open && <CloseDialog operation={operation} onClose={() => setOpen(false)} />}
    </li>
  );
}
