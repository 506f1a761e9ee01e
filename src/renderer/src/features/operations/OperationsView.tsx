import { usePlaces } from '../../live/place.ts';
import { LeftNodes } from './LeftNodes.tsx';
import { PlanPage } from './PlanPage.tsx';
import '../../ui/page.css';
import './operations.css';

/** What can be done under guidance: nodes to recover, and the plan for one of them. */
export function OperationsView() {
  const { place } = usePlaces();
  return place.object === null ? <LeftNodes /> : <PlanPage node={place.object} />;
}
