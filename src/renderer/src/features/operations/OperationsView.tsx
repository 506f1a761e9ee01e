import { operationObjectOf } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Failed } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { OperationsPage } from './OperationsPage.tsx';
import { PlanPage } from './PlanPage.tsx';
import { RunPage } from './RunPage.tsx';
import '../../ui/page.css';
import './operations.css';
import './runs.css';

/** What is done under guidance: all of it, the plan for one wish, or one operation that was begun. */
export function OperationsView() {
  const text = useText();
  const { place } = usePlaces();
  if (place.object === null) return <OperationsPage />;
  const meant = operationObjectOf(place.object);
  switch (meant.kind) {
    case 'operation':
      return <RunPage operation={meant.operation} />;
    case 'request':
      return <PlanPage request={meant.request} />;
    case 'stranger':
      return <Failed title={text('operations.no-such-object', { object: place.object })} />;
  }
}
