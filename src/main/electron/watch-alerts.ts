import { applyAlerts, type KeyedAlerts } from '../../shared/contract/alerts-update.ts';
import type { Alert } from '../../shared/domain/alert.ts';
import type { Clock } from '../platform/clock.ts';
import type { Line } from '../rpc/line.ts';
import { keepLine } from './keep-line.ts';

/**
 * Tells each critical alert that the engine notifies from now on, once. What is silenced, under maintenance,
 * acknowledged or the symptom of another the engine does not notify, and so it is not told here either.
 */
export async function watchAlerts(
  openLine: () => Line,
  clock: Clock,
  stop: AbortSignal,
  tell: (alert: Alert) => void,
): Promise<void> {
  const from = clock.now();
  let told: ReadonlySet<string> = new Set();
  const take = (open: readonly Alert[]) => {
    const notified = open.filter(
      ({ notifiedAt, severity }) => (notifiedAt ?? 0) >= from && severity === 'critical',
    );
    const before = told;
    told = new Set(notified.map(toldAs));
    for (const alert of notified) if (!before.has(toldAs(alert)) && !stop.aborted) tell(alert);
  };
  await keepLine(openLine, clock, stop, {
    opened: (client) => {
      let held: KeyedAlerts | null = null;
      client.watch('alerts', null, (update) => {
        held = applyAlerts(held, update);
        // A line within one program loses nothing; what it cannot read it passes over, and the whole comes anew.
        if (held === null) client.again('alerts', null);
        else take(held.payload.open);
      });
    },
    ended: () => {},
  });
}

/** An alert that is notified again, such as one that became worse, is news. */
const toldAs = ({ id, notifiedAt }: Alert): string => `${id} ${String(notifiedAt)}`;
