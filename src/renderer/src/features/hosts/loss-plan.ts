import { useSyncExternalStore } from 'react';
import type { PlannedPlace } from '../../../../shared/domain/host-loss.ts';
import type { SiteId } from '../../../../shared/domain/names.ts';
import { createCell } from '../../live/live.ts';

interface LossPlan {
  readonly site: SiteId;
  readonly places: readonly PlannedPlace[];
}

const NOTHING: readonly PlannedPlace[] = [];

/** One plan, for the site that it was made for: the page of another host or a look at the past does not lose it. */
const plan = createCell<LossPlan | null>(null);

export function useLossPlan(
  site: SiteId,
): readonly [places: readonly PlannedPlace[], setPlaces: (places: readonly PlannedPlace[]) => void] {
  const made = useSyncExternalStore(plan.subscribe, plan.current);
  return [made?.site === site ? made.places : NOTHING, (places) => plan.set({ site, places })];
}
