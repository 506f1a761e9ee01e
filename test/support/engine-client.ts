import type { AlertsPayload } from '../../src/shared/contract/alerts.ts';
import {
  alertsUpdateSchema,
  applyAlerts,
  type KeyedAlerts,
} from '../../src/shared/contract/alerts-update.ts';
import type { z } from 'zod';
import {
  METHODS,
  type Asked,
  type Method,
  type Output,
  type Topic,
} from '../../src/shared/contract/contract.ts';
import { engineFrameSchema } from '../../src/shared/contract/frames.ts';
import type { KeyedPicture } from '../../src/shared/domain/keyed-picture.ts';
import { siteUpdateSchema, applyUpdate } from '../../src/shared/domain/site-update.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';
import type { Caller } from '../../src/main/platform/caller.ts';
import type { Engine } from '../../src/main/rpc/engine.ts';
import type { Line } from '../../src/main/rpc/line.ts';

export interface EngineClient {
  readonly ask: <M extends Method>(method: M, input: Asked<M>) => Promise<Output<M>>;
  /** As a stranger would: any input, and any answer or refusal will do. */
  readonly askAnything: (method: Method, input: unknown) => Promise<void>;
  /** The live picture as a view would have it, changes applied. */
  readonly picture: () => SitePicture | null;
  /** Waits until the live picture is as wished; throws with the last one when it never is. */
  readonly until: (
    what: string,
    wish: (picture: SitePicture) => boolean,
    withinMs?: number,
  ) => Promise<SitePicture>;
  /** Subscribes to a topic of the whole console and waits for a payload as wished. */
  readonly untilTopic: <T>(
    topic: Topic,
    schema: z.ZodType<T>,
    what: string,
    wish: (payload: T) => boolean,
    withinMs?: number,
  ) => Promise<T>;
}

/** Waits until nothing is unknown only because it has not been asked yet. */
export const everyMachineAnswered = (client: EngineClient): Promise<SitePicture> =>
  client.until('every machine answered', ({ machines }) =>
    machines.every(({ lastOkAt }) => lastOkAt !== null),
  );

/** Who a test is unless it says otherwise. */
const OPERATOR: Caller = { person: 'ann', login: 'operator' };

/** A console on a line in memory: frames are copied, as any real carrier would. */
export function connectClient(engine: Engine, site: string, caller: Caller = OPERATOR): EngineClient {
  const waiting = new Map<number, (output: unknown) => void>();
  const failing = new Map<number, (error: Error) => void>();
  const watchers = new Set<() => void>();
  const topics = new Map<Topic, unknown>();
  const listeners = new Set<() => void>();
  let listener: ((frame: unknown) => void) | null = null;
  let keyed: KeyedPicture | null = null;
  let picture: SitePicture | null = null;
  let alerts: KeyedAlerts | null = null;
  let next = 0;
  /** Put together from its changes, as every console does. */
  const alertsAfter = (value: unknown): AlertsPayload => {
    alerts = applyAlerts(alerts, alertsUpdateSchema.parse(value));
    if (alerts === null) throw new Error('The change does not follow on the alerts');
    return alerts.payload;
  };
  const take = (sent: unknown) => {
    const frame = engineFrameSchema.parse(JSON.parse(JSON.stringify(sent)));
    if (frame.kind === 'ok') waiting.get(frame.id)?.(frame.output);
    if (frame.kind === 'error') failing.get(frame.id ?? -1)?.(new Error(frame.detail));
    if (frame.kind === 'payload')
      topics.set(frame.topic, frame.topic === 'alerts' ? alertsAfter(frame.value) : frame.value);
    for (const look of listeners) look();
    if (frame.kind !== 'payload' || frame.topic !== 'site') return;
    keyed = applyUpdate(keyed, siteUpdateSchema.parse(frame.value));
    if (keyed === null) throw new Error('The update does not follow on the picture');
    // As it is now: who keeps it compares it with a later one.
    picture = { ...keyed.picture };
    for (const look of watchers) look();
  };
  const send = (frame: unknown) => listener?.(frame);
  const line: Line = {
    send: take,
    onFrame: (heard) => {
      listener = heard;
    },
    onClose: () => undefined,
    backlog: () => 0,
  };
  engine.connect(line, caller);
  send({ subscribe: 'site', of: site });
  return {
    picture: () => picture,
    ask: (method, input) =>
      new Promise((done, failed) => {
        const id = (next += 1);
        failing.set(id, failed);
        waiting.set(id, (output) => {
          done(METHODS[method].output.parse(output) as never);
        });
        send({ id, method, input });
      }),
    askAnything: (method, input) =>
      new Promise((done) => {
        const id = (next += 1);
        waiting.set(id, () => done());
        failing.set(id, () => done());
        send({ id, method, input });
      }),
    untilTopic: (topic, schema, what, wish, withinMs = 30_000) =>
      new Promise((done, failed) => {
        const look = () => {
          if (!topics.has(topic)) return;
          const payload = schema.parse(topics.get(topic));
          if (!wish(payload)) return;
          listeners.delete(look);
          clearTimeout(timer);
          done(payload);
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          failed(new Error(`Never: ${what}. Told: ${JSON.stringify(topics.get(topic))}`));
        }, withinMs);
        listeners.add(look);
        if (topics.has(topic)) look();
        else send({ subscribe: topic, of: null });
      }),
    until: (what, wish, withinMs = 30_000) =>
      new Promise((done, failed) => {
        const look = () => {
          if (picture === null || !wish(picture)) return;
          watchers.delete(look);
          clearTimeout(timer);
          done(picture);
        };
        const timer = setTimeout(() => {
          watchers.delete(look);
          failed(new Error(`Never: ${what}. Findings: ${JSON.stringify(picture?.findings)}`));
        }, withinMs);
        watchers.add(look);
        look();
      }),
  };
}
