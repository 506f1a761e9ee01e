import { z } from 'zod';
import { clientFrameSchema, type EngineFrame } from '../../shared/contract/frames.ts';
import { OBSERVER, type Caller } from '../platform/caller.ts';
import type { Logger } from '../platform/logger.ts';
import { answer, type RequestFrame } from './answer.ts';
import type { Handlers } from './handlers.ts';
import type { Line } from './line.ts';
import type { Hub, LineTopics } from './topic-hub.ts';

/** More than any view needs at once; a console that asks for more is refused, not queued. */
const MOST_OPEN_REQUESTS = 256;
const MOST_SUBSCRIPTIONS = 64;

export interface Service {
  readonly handlers: Handlers;
  readonly hub: Hub;
  readonly log: Logger;
}

/** Answers everything that comes over a line until it closes; then whatever it asked for is cancelled. */
export function serveLine(line: Line, service: Service, caller: Caller = OBSERVER): void {
  const requests = new Map<number, AbortController>();
  const topics = service.hub.attach(line);
  let open = true;
  const send = (frame: EngineFrame) => {
    if (open) line.send(frame);
  };

  line.onClose(() => {
    open = false;
    topics.close();
    for (const request of requests.values()) request.abort();
  });
  line.onFrame((received) => {
    const frame = clientFrameSchema.safeParse(received);
    if (!frame.success) send(badRequest(idOf(received), 'Malformed frame'));
    else if ('method' in frame.data) void ask(frame.data, requests, { ...service, caller }, send);
    else if ('cancel' in frame.data) requests.get(frame.data.cancel)?.abort();
    else if ('unsubscribe' in frame.data) topics.unsubscribe(frame.data.unsubscribe, frame.data.of);
    else subscribe(frame.data, topics, service.log, send);
  });
}

async function ask(
  request: RequestFrame,
  requests: Map<number, AbortController>,
  { handlers, log, caller }: Service & { readonly caller: Caller },
  send: (frame: EngineFrame) => void,
): Promise<void> {
  const { id } = request;
  if (requests.has(id)) return void send(badRequest(id, 'This id is still in use'));
  if (requests.size >= MOST_OPEN_REQUESTS) return void send(badRequest(id, 'Too many requests at once'));
  const stop = new AbortController();
  requests.set(id, stop);
  const reply = await answer(request, handlers, log, stop.signal, caller);
  requests.delete(id);
  send(reply);
}

function subscribe(
  frame: { readonly subscribe: Parameters<LineTopics['subscribe']>[0]; readonly of: string | null },
  topics: LineTopics,
  log: Logger,
  send: (frame: EngineFrame) => void,
): void {
  if (topics.count() >= MOST_SUBSCRIPTIONS) return void send(badRequest(null, 'Too many subscriptions'));
  try {
    topics.subscribe(frame.subscribe, frame.of);
  } catch (error) {
    log.error('A topic threw', { topic: frame.subscribe, error });
    send({ kind: 'error', id: null, code: 'internal', detail: 'Internal error, see the log' });
  }
}

const badRequest = (id: number | null, detail: string): EngineFrame => ({
  kind: 'error',
  id,
  code: 'bad-request',
  detail,
});

/** The id of a frame that is wrong otherwise, so that its asker does not wait for ever. */
function idOf(frame: unknown): number | null {
  const numbered = z.object({ id: z.int().nonnegative() }).safeParse(frame);
  return numbered.success ? numbered.data.id : null;
}
