import type { Payload, Topic } from '../../../shared/contract/contract.ts';
import type { AlertsPayload } from '../../../shared/contract/alerts.ts';
import { applyAlerts, type KeyedAlerts } from '../../../shared/contract/alerts-update.ts';
import { engineFrameSchema } from '../../../shared/contract/frames.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { SiteUpdate } from '../../../shared/domain/site-update.ts';
import type { PageClock } from './clock.ts';
import type { Connection } from './connection.ts';
import { createConnector, type Connector } from './connector.ts';
import type { OpenLine } from './line.ts';
import { createLive, type Live } from './live.ts';
import { createQuestions, type Ask } from './questions.ts';
import { createSubscriptions } from './subscriptions.ts';

/** Topics whose every payload is the whole value. */
type PlainTopic = Exclude<Topic, 'site' | 'alerts'>;
type Topics = { readonly [T in PlainTopic]: Payload<T> } & { readonly alerts: AlertsPayload };
/** Topics of the whole console. */
export type ConsoleTopic = keyof Topics;
export type Told<T extends ConsoleTopic> = Topics[T];

export interface EngineClient {
  readonly connection: Live<Connection>;
  /** Settles always, within 30 s (machine checks, discovery, the rehearsal site, beginning an operation: 5 min); never rejects. */
  readonly ask: Ask;
  /** The newest payload, null until the first one. The last one stays while the line is lost. */
  readonly topics: { readonly [T in ConsoleTopic]: Live<Told<T> | null> };
  /**
   * One listener a site at a time. The first update after each (re)connection is whole. A listener that answers
   * false could not use the update: it gets the whole next.
   */
  readonly listenToSite: (site: SiteId, receive: (update: SiteUpdate) => boolean) => () => void;
  readonly close: () => void;
}

/** A client that reconnects by itself. Everything that arrives is checked against the contract first. */
export function createEngineClient(open: OpenLine, clock: PageClock): EngineClient {
  const connector: Connector = createConnector(open, clock, {
    onOpen: () => {
      subscriptions.restart();
      questions.sendWaiting();
    },
    onLost: () => questions.failAll(),
    onFrame: (frame) => receive(frame),
    poke: () => subscriptions.poke(),
  });
  const { send } = connector;
  const questions = createQuestions(send, () => lineState(connector.connection.current()), clock);
  const subscriptions = createSubscriptions(send, clock, connector.reportUnreadable);

  const receive = (raw: unknown): void => {
    const frame = engineFrameSchema.safeParse(raw);
    if (!frame.success) connector.reportUnreadable(frame.error.message);
    else if (frame.data.kind === 'payload') subscriptions.receive(frame.data);
    else questions.receive(frame.data);
  };
  const plain = <T extends PlainTopic>(topic: T): Live<Payload<T> | null> =>
    createLive<Payload<T>>((take) =>
      subscriptions.listen(topic, null, (payload) => {
        take(payload);
        return true;
      }),
    );

  return {
    connection: connector.connection,
    ask: questions.ask,
    topics: {
      sites: plain('sites'),
      questions: plain('questions'),
      engine: plain('engine'),
      alerts: createLive<AlertsPayload>((take) => {
        let held: KeyedAlerts | null = null;
        return subscriptions.listen('alerts', null, (update) => {
          held = applyAlerts(held, update);
          if (held !== null) take(held.payload);
          return held !== null;
        });
      }),
      operations: plain('operations'),
    },
    listenToSite: (site, take) => subscriptions.listen('site', site, take),
    close: connector.close,
  };
}

function lineState(connection: Connection): 'open' | 'coming' | 'gone' {
  if (connection.kind === 'connecting') return 'coming';
  return connection.kind === 'lost' ? 'gone' : 'open';
}
