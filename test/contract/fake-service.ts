import type { Handlers } from '../../src/main/rpc/handlers.ts';
import type { Service } from '../../src/main/rpc/serve-line.ts';
import { createHub } from '../../src/main/rpc/topic-hub.ts';
import type { Clock } from '../../src/main/platform/clock.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';
import { ASKED, TOLD } from './examples.ts';

export interface FakeService extends Service {
  /** What handlers were asked, in order, as they got it (parsed). */
  readonly seen: readonly unknown[];
}

/** Answers every method and topic with its example; `changed` replaces single handlers. */
export function fakeService(changed: Partial<Handlers> = {}, clock?: Clock): FakeService {
  const seen: unknown[] = [];
  const examples = Object.fromEntries(
    Object.entries(ASKED).map(([method, { output }]) => [
      method,
      (input: unknown) => {
        seen.push(input);
        return Promise.resolve(output);
      },
    ]),
  ) as unknown as Handlers;
  const hub = createHub(clock);
  hub.topic('sites', { current: () => TOLD.sites.payload });
  hub.topic('site', { current: (of) => (of === TOLD.site.of ? TOLD.site.payload : null) });
  hub.topic('questions', { current: () => TOLD.questions.payload });
  hub.topic('alerts', { current: () => TOLD.alerts.payload });
  hub.topic('operations', { current: () => TOLD.operations.payload });
  hub.topic('engine', { current: () => TOLD.engine.payload });
  return { handlers: { ...examples, ...changed }, hub, log: silentLogger, seen };
}
