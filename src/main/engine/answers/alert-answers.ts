import { randomUUID } from 'node:crypto';
import type { AlertKeeper } from '../../alerts/alert-keeper.ts';
import { alertHistory } from '../../alerts/alert-history.ts';
import {
  acknowledge,
  addMaintenance,
  endMaintenance,
  silence,
  unsilence,
} from '../../domain/alerts/orders.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { Store } from '../../store/open-store.ts';

export interface AlertAnswerParts {
  readonly keeper: AlertKeeper;
  readonly store: Store;
  readonly clock: Clock;
  /** Looks again, so that a decision takes effect at once. */
  readonly look: () => void;
}

type AlertAnswers = Pick<
  Handlers,
  | 'alerts.history'
  | 'alerts.acknowledge'
  | 'alerts.silence'
  | 'alerts.unsilence'
  | 'alerts.maintenance.list'
  | 'alerts.maintenance.add'
  | 'alerts.maintenance.end'
>;

/** What a person asks and decides about alerts. */
export function alertAnswers({ keeper, store, clock, look }: AlertAnswerParts): AlertAnswers {
  const take = (ordered: Parameters<AlertKeeper['order']>[0] | null): boolean => {
    if (ordered === null) return false;
    keeper.order(ordered, clock.now());
    look();
    return true;
  };
  return {
    'alerts.history': async (range) => alertHistory(store, range),
    'alerts.acknowledge': async ({ alert, by, reason }) => ({
      acknowledged: take(acknowledge(keeper.state, alert, { at: clock.now(), by, reason })),
    }),
    'alerts.silence': async ({ forMs, ...asked }) => {
      const from = clock.now();
      const added = { ...asked, id: randomUUID(), from, until: Math.round(from + forMs) };
      take(silence(keeper.state, added));
      return { id: added.id };
    },
    'alerts.unsilence': async ({ id, by }) => ({
      ended: take(unsilence(keeper.state, id, by, clock.now())),
    }),
    'alerts.maintenance.list': async () => [...keeper.state.maintenance],
    'alerts.maintenance.add': async (asked) => {
      const window = { ...asked, id: randomUUID() };
      take({ state: addMaintenance(keeper.state, window), events: [] });
      return { id: window.id };
    },
    'alerts.maintenance.end': async ({ id }) => {
      const state = endMaintenance(keeper.state, id);
      return { ended: take(state === null ? null : { state, events: [] }) };
    },
  };
}
