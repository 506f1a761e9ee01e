import { METHODS, type Input, type Method, type Output } from '../../shared/contract/contract.ts';
import { NOT_FOR_OBSERVERS } from '../../shared/contract/who-may-ask.ts';
import type { ClientFrame, EngineFrame } from '../../shared/contract/frames.ts';
import type { Logger } from '../platform/logger.ts';
import type { Caller } from '../platform/caller.ts';
import type { Handlers } from './handlers.ts';

export type RequestFrame = Extract<ClientFrame, { method: Method }>;
export type ReplyFrame = Exclude<EngineFrame, { kind: 'payload' }>;

/**
 * Answers one request. The input is untrusted: no handler runs before it is parsed. Never rejects. When
 * `signal` aborts the answer is `cancelled` at once, whatever the handler still does.
 */
export async function answer(
  request: RequestFrame,
  handlers: Handlers,
  log: Logger,
  signal: AbortSignal,
  caller: Caller,
): Promise<ReplyFrame> {
  const { id, method, input } = request;
  if (caller.login === 'observer' && NOT_FOR_OBSERVERS.has(method))
    return { kind: 'error', id, code: 'forbidden', detail: 'This login may look and not act' };
  const parsed = METHODS[method].input.safeParse(input);
  if (!parsed.success) return { kind: 'error', id, code: 'bad-request', detail: parsed.error.message };

  const cancelled = new Promise<ReplyFrame>((resolve) => {
    const tell = () => resolve({ kind: 'error', id, code: 'cancelled', detail: 'Cancelled' });
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });
  const answered = run(id, method, handle(handlers, method, parsed.data, { signal, caller }), log, signal);
  return Promise.race([cancelled, answered]);
}

async function run(
  id: number,
  method: Method,
  output: Promise<unknown>,
  log: Logger,
  signal: AbortSignal,
): Promise<ReplyFrame> {
  try {
    return { kind: 'ok', id, output: await output };
  } catch (error) {
    if (signal.aborted) return { kind: 'error', id, code: 'cancelled', detail: 'Cancelled' };
    log.error('A handler threw', { method, error });
    return { kind: 'error', id, code: 'internal', detail: 'Internal error, see the log' };
  }
}

/** Keeps method, input and output together without a cast; what a handler throws at once is a rejection too. */
const handle = async <M extends Method>(
  handlers: Handlers,
  method: M,
  input: Input<M>,
  { signal, caller }: { readonly signal: AbortSignal; readonly caller: Caller },
): Promise<Output<M>> => handlers[method](input, signal, caller);
