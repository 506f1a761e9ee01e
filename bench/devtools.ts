import { WebSocket } from 'ws';
import { z } from 'zod';

/** Chromium's DevTools protocol, as little of it as is needed. */
export interface Devtools {
  readonly send: (method: string, parameters: object, sessionId?: string) => Promise<unknown>;
  readonly on: (method: string, listener: (parameters: unknown) => void) => void;
}

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

export async function connectDevtools(address: string): Promise<Devtools> {
  const socket = new WebSocket(address, { maxPayload: 1e9 });
  await new Promise<void>((done, failed) => {
    socket.once('open', () => done());
    socket.once('error', failed);
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, (parameters: unknown) => void>();
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const { id, method, params, result, error } = messageSchema.parse(JSON.parse(data.toString()));
    if (method !== undefined) listeners.get(method)?.(params);
    const asked = id === undefined ? undefined : waiting.get(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error.message));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'));
  });
  return {
    send: (method, parameters, sessionId) => {
      lastId += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(lastId, asked);
      socket.send(JSON.stringify({ id: lastId, method, params: parameters, sessionId }));
      return asked.promise;
    },
    on: (method, listener) => void listeners.set(method, listener),
  };
}
