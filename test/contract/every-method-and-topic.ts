import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METHODS, TOPICS, type Method, type Topic } from '../../src/shared/contract/contract.ts';
import { ASKED, TOLD } from './examples.ts';
import type { FakeService } from './fake-service.ts';
import type { ConsoleEnd } from './memory-line.ts';

interface Opened {
  readonly service: FakeService;
  readonly end: ConsoleEnd;
  readonly stop: () => Promise<void>;
}
const methods = Object.keys(METHODS) as Method[];
const topics = Object.keys(TOPICS) as Topic[];

/** The same promises for every carrier: what goes in arrives parsed, what comes out is what the contract says. */
export function everyMethodAndTopic(carrier: string, open: () => Promise<Opened>): void {
  describe(`over ${carrier}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.stop());

    test.each(methods)('%s is asked with parsed input and answered as the contract says', async (method) => {
      const { end, service } = opened;
      const id = methods.indexOf(method);
      end.send({ id, method, input: ASKED[method].input });
      const reply = await end.next((frame) => frame.kind !== 'payload' && frame.id === id);
      expect(reply).toEqual({ kind: 'ok', id, output: ASKED[method].output });
      expect(METHODS[method].output.safeParse(reply.kind === 'ok' ? reply.output : null).success).toBe(true);
      expect(service.seen.at(-1)).toEqual(METHODS[method].input.parse(ASKED[method].input));
    });

    test.each(methods)('%s refuses input that is not its own', async (method) => {
      const { end, service } = opened;
      const before = service.seen.length;
      end.send({ id: 1_000, method, input: 'nonsense' });
      const reply = await end.next((frame) => frame.kind !== 'payload' && frame.id === 1_000);
      expect(reply).toMatchObject({ kind: 'error', code: 'bad-request' });
      expect(service.seen.length).toBe(before);
    });

    test.each(topics)('%s tells a new subscriber its current value, then changes', async (topic) => {
      const { end, service } = opened;
      const { of, payload } = TOLD[topic];
      end.send({ subscribe: topic, of });
      const ours = (frame: { kind: string; topic?: string }) =>
        frame.kind === 'payload' && frame.topic === topic;
      const first = await end.next(ours);
      expect(first).toEqual({ kind: 'payload', topic, of, revision: 1, value: payload });
      expect(TOPICS[topic].safeParse(first.kind === 'payload' ? first.value : null).success).toBe(true);
      service.hub.publish(topic, of, payload);
      expect(await end.next(ours)).toMatchObject({ revision: 2 });
      end.send({ unsubscribe: topic, of });
    });

    test('cancelling what is not running disturbs nobody', async () => {
      const { end } = opened;
      end.send({ cancel: 123_456 });
      end.send({ id: 2_000, method: 'rehearsal.open', input: {} });
      expect(await end.next((frame) => frame.kind === 'ok')).toMatchObject({ id: 2_000 });
    });
  });
}
