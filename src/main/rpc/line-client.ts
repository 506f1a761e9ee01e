import {
  OUTPUTS,
  PAYLOADS,
  type Asked,
  type Method,
  type Output,
  type Payload,
  type Topic,
} from '../../shared/contract/contract.ts';
import { engineFrameSchema, type EngineFrame } from '../../shared/contract/frames.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Line } from './line.ts';

/** Why a question got no answer: the line ended, the engine refused, or it sent what the contract does not know. */
export type AskFailure =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'refused';
      readonly code: 'bad-request' | 'cancelled' | 'forbidden' | 'internal';
      readonly detail: string;
    }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** The asking side for programs of this computer: `nodeward probe`, `nodeward status`, hosts themselves. */
export interface LineClient {
  /** An aborted `signal` cancels the question in the engine. */
  readonly ask: <M extends Method>(
    method: M,
    input: Asked<M>,
    signal?: AbortSignal,
  ) => Promise<Result<Output<M>, AskFailure>>;
  /** Each payload as it comes; what the contract does not know is passed over, and told to `unreadable`. */
  readonly watch: <T extends Topic>(
    topic: T,
    of: string | null,
    receive: (payload: Payload<T>) => void,
    unreadable?: () => void,
  ) => void;
  /** Asks for a watched topic from the whole again. */
  readonly again: (topic: Topic, of: string | null) => void;
}

type Settle = (reply: Result<unknown, AskFailure>) => void;

export function lineClient(line: Line): LineClient {
  const waiting = new Map<number, Settle>();
  const receivers = new Map<string, (value: unknown) => void>();
  let nextId = 0;
  let open = true;

  line.onClose(() => {
    open = false;
    for (const settle of waiting.values()) settle(fail({ kind: 'closed' }));
    waiting.clear();
  });
  line.onFrame((received) => {
    const frame = engineFrameSchema.safeParse(received);
    if (!frame.success) return;
    if (frame.data.kind === 'payload') receivers.get(keyOf(frame.data))?.(frame.data.value);
    else if (frame.data.id !== null) settle(waiting, frame.data.id, frame.data);
  });

  const ask = <M extends Method>(method: M, input: Asked<M>, signal?: AbortSignal) =>
    new Promise<Result<Output<M>, AskFailure>>((resolve) => {
      if (!open) return void resolve(fail({ kind: 'closed' }));
      const id = nextId++;
      waiting.set(id, (reply) => resolve(reply.ok ? readOutput(method, reply.value) : reply));
      signal?.addEventListener('abort', () => line.send({ cancel: id }), { once: true });
      line.send({ id, method, input });
    });
  const watch: LineClient['watch'] = (topic, of, receive, unreadable) => {
    receivers.set(keyOf({ topic, of }), (value) => {
      const payload = PAYLOADS[topic].safeParse(value);
      if (payload.success) receive(payload.data);
      else unreadable?.();
    });
    line.send({ subscribe: topic, of });
  };
  const again = (topic: Topic, of: string | null) => {
    line.send({ subscribe: topic, of });
  };
  return { ask, watch, again };
}

const keyOf = ({ topic, of }: { topic: Topic; of: string | null }) => `${topic} ${of ?? ''}`;

function settle(
  waiting: Map<number, Settle>,
  id: number,
  frame: Exclude<EngineFrame, { kind: 'payload' }>,
): void {
  const settled = waiting.get(id);
  waiting.delete(id);
  if (frame.kind === 'ok') settled?.(ok(frame.output));
  else settled?.(fail({ kind: 'refused', code: frame.code, detail: frame.detail }));
}

function readOutput<M extends Method>(method: M, value: unknown): Result<Output<M>, AskFailure> {
  const output = OUTPUTS[method].output.safeParse(value);
  return output.success ? ok(output.data) : fail({ kind: 'unreadable', detail: output.error.message });
}
