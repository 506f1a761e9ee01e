import { maintenanceSchema, silenceSchema, type AlertEvent, type Gap } from '../../shared/domain/alert.ts';
import type { AlertsPayload } from '../../shared/contract/alerts.ts';
import type { AlertInput } from '../domain/alerts/conditions.ts';
import { movedAlerts } from '../domain/alerts/moved-alerts.ts';
import { idOf, NO_ALERTS, type AlertState, type Entry } from '../domain/alerts/entry.ts';
import type { Ordered } from '../domain/alerts/orders.ts';
import { openAlerts } from '../domain/alerts/show-alerts.ts';
import { step, type Notice } from '../domain/alerts/step.ts';
import type { Logger } from '../platform/logger.ts';
import type { StoredAlert, StoredOrder } from '../store/alerts.ts';
import type { Store } from '../store/open-store.ts';
import { readEntry } from './stored-entry.ts';

/** What was not stored is kept for the next try, up to so many events. */
const MOST_UNSTORED = 10_000;
/** Signs of life are written every few seconds; what a restart takes is no gap worth a row. */
const QUICK_RESTART_MS = 30_000;

/** Holds the alerts of all sites and keeps the store in step, so that a restart goes on where this one ended. */
export class AlertKeeper {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #stored = new Map<string, string>();
  readonly #storedOrders = new Map<string, string>();
  #state: AlertState = NO_ALERTS;
  #unstored: AlertEvent[] = [];
  #unstoredGaps: Gap[] = [];
  #gap: Gap | null = null;
  #unstoredSince: number | null = null;

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** Takes up what was open, told and ordered when the console last ran, and records that it did not run since. */
  restore(now: number): void {
    this.#recordAbsence(now);
    const entries = this.#store.alerts.open().flatMap(({ id, json }): Entry[] => {
      const entry = readEntry(json);
      if (entry === null) this.#log.warn('A stored alert cannot be read', { id });
      return entry === null ? [] : [entry];
    });
    for (const entry of entries) this.#stored.set(idOf(entry), JSON.stringify(entry));
    const orders = this.#store.alerts.orders(now);
    for (const { id, json } of orders) this.#storedOrders.set(id, json);
    const ofKind = (kind: StoredOrder['kind']) =>
      orders.filter((order) => order.kind === kind).map(({ json }): unknown => JSON.parse(json));
    this.#state = {
      ...NO_ALERTS,
      entries: new Map(entries.map((entry) => [entry.key, entry])),
      silences: ofKind('silence').flatMap((order) => silenceSchema.safeParse(order).data ?? []),
      maintenance: ofKind('maintenance').flatMap((order) => maintenanceSchema.safeParse(order).data ?? []),
    };
  }

  /** Nothing was watched from the last sign of life on. A quick restart is none; a clock behind it says nothing. */
  #recordAbsence(now: number): void {
    const from = this.#store.alerts.watchedUntil();
    if (from === null || now - from <= QUICK_RESTART_MS) return;
    const gaps = [{ kind: 'engine-not-running' as const, from, until: now }];
    const nothing = { alerts: [], events: [], orders: [], goneOrders: [] };
    const done = this.#store.alerts.record({ ...nothing, gaps });
    if (!done.ok) this.#log.warn('The time without a console could not be stored', { from, until: now });
  }

  get state(): AlertState {
    return this.#state;
  }

  /** One look at everything; what is to be sent out. */
  step(input: AlertInput): readonly Notice[] {
    const { state, events, notices } = step(this.#state, input);
    const gaps = this.#gapsSince(state.gap, input.at);
    this.#take(state, events, gaps, input.at);
    return notices;
  }

  /** The wall clock was set: what holds or is over for a while keeps its age. */
  clockSet(move: (at: number) => number): void {
    this.#state = movedAlerts(this.#state, move);
    this.#unstoredSince = this.#unstoredSince === null ? null : move(this.#unstoredSince);
  }

  /** Has a gap recorded that no look at the sites shows. */
  noteGap(gap: Gap): void {
    this.#unstoredGaps.push(gap);
  }

  /** Takes a person's decision. */
  order({ state, events }: Ordered, at: number): void {
    this.#take(state, events, [], at);
  }

  payload(at: number): AlertsPayload {
    const { silences, maintenance, gap } = this.#state;
    return {
      at,
      open: openAlerts(this.#state),
      silences: [...silences],
      maintenance: [...maintenance],
      gap: gap === null ? null : { kind: gap.kind, from: gap.from, until: gap.until },
      unstoredSince: this.#unstoredSince,
    };
  }

  #take(state: AlertState, events: readonly AlertEvent[], gaps: readonly Gap[], at: number): void {
    this.#state = state;
    this.#unstored = [...this.#unstored, ...events].slice(-MOST_UNSTORED);
    this.#unstoredGaps = [...this.#unstoredGaps, ...gaps].slice(-MOST_UNSTORED);
    const alerts = this.#changedAlerts();
    const { orders, gone } = this.#changedOrders();
    const pending = this.#unstored.length + this.#unstoredGaps.length;
    if (alerts.length + pending + orders.length + gone.length === 0) return;
    const done = this.#store.alerts.record({
      alerts,
      events: this.#unstored,
      orders,
      goneOrders: gone,
      gaps: this.#unstoredGaps,
    });
    // The next look tries again: what is not noted as stored counts as changed.
    this.#unstoredSince = done.ok ? null : (this.#unstoredSince ?? at);
    if (!done.ok) return;
    this.#unstored = [];
    this.#unstoredGaps = [];
    for (const { id, json, cleared } of alerts) {
      if (cleared === null) this.#stored.set(id, json);
      else this.#stored.delete(id);
    }
    for (const { id, json } of orders) this.#storedOrders.set(id, json);
    for (const id of gone) this.#storedOrders.delete(id);
  }

  #changedAlerts(): StoredAlert[] {
    return [...this.#state.entries.values()].flatMap((entry): StoredAlert[] => {
      const id = idOf(entry);
      const over = entry.phase === 'clear';
      if (entry.openedAt === null || (over && !this.#stored.has(id))) return [];
      const json = JSON.stringify(entry);
      if (!over && this.#stored.get(id) === json) return [];
      const { site, openedAt, clearedAt } = entry;
      return [{ id, site, opened: openedAt, cleared: over ? (clearedAt ?? openedAt) : null, json }];
    });
  }

  #changedOrders(): { orders: StoredOrder[]; gone: string[] } {
    const { silences, maintenance } = this.#state;
    const all = [
      ...silences.map((one) => ({ kind: 'silence' as const, one })),
      ...maintenance.map((one) => ({ kind: 'maintenance' as const, one })),
    ].map(({ kind, one }) => ({ id: one.id, kind, until: one.until, json: JSON.stringify(one) }));
    const present = new Set(all.map(({ id }) => id));
    return {
      orders: all.filter(({ id, json }) => this.#storedOrders.get(id) !== json),
      gone: [...this.#storedOrders.keys()].filter((id) => !present.has(id)),
    };
  }

  #gapsSince(gap: AlertState['gap'], at: number): Gap[] {
    const before = this.#gap;
    this.#gap = gap;
    if (gap !== null && (before?.from !== gap.from || before.until !== gap.until)) return [gap];
    return gap === null && before?.until === null ? [{ ...before, until: at }] : [];
  }
}
