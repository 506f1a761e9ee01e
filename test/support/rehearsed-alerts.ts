import { alertsPayloadSchema, type AlertsPayload } from '../../src/shared/contract/alerts.ts';
import type { FaultKind } from '../../src/shared/contract/rehearsal.ts';
import type { EngineClient } from './engine-client.ts';
import type { RehearsalTestSite } from './rehearsal-site.ts';

/** Waits until what is open is as wished; throws after `withinMs`. */
export const untilAlerts = (
  client: EngineClient,
  what: string,
  wish: (payload: AlertsPayload) => boolean,
  withinMs: number,
): Promise<AlertsPayload> => client.untilTopic('alerts', alertsPayloadSchema, what, wish, withinMs);

/** Works while a fault lasts, and takes it back whatever happens. */
export async function duringFault<T>(
  site: RehearsalTestSite,
  kind: FaultKind,
  target: string,
  work: () => Promise<T>,
): Promise<T> {
  await site.ask('inject', { kind, target });
  try {
    return await work();
  } finally {
    await site.ask('clear', { kind, target });
  }
}
