import type { Asked, Method, Output } from '../../../shared/contract/contract.ts';
import type { AskFailure } from './ask-failure.ts';
import type { PageClock } from './clock.ts';
import type { EngineClient } from './engine-client.ts';
import { createCell, type Live } from './live.ts';

/**
 * How a question stands. An answer stays when asking again fails: `stale` then says why there is no newer
 * one, and `at` (epoch ms) when it arrived.
 */
export type Asking<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answer'; readonly value: T; readonly at: number; readonly stale: AskFailure | null }
  | { readonly kind: 'failed'; readonly failure: AskFailure; readonly at: number };

/** Asks while somebody watches: at once, again every `refreshMs` (null: once), and when a lost line is back. */
export function createAsking<M extends Method>(
  engine: EngineClient,
  clock: PageClock,
  method: M,
  input: Asked<M>,
  refreshMs: number | null,
): Live<Asking<Output<M>>> {
  const cell = createCell<Asking<Output<M>>>({ kind: 'waiting' });
  let watching = 0;
  let stop = (): void => {};

  const start = (): (() => void) => {
    const gone = new AbortController();
    let cancelNext = (): void => {};
    let missed = false;
    const ask = async (): Promise<void> => {
      cancelNext();
      missed = false;
      const answer = await engine.ask(method, input, gone.signal);
      if (gone.signal.aborted) return;
      if (answer.ok) cell.set({ kind: 'answer', value: answer.value, at: clock.now(), stale: null });
      else cell.set(afterFailure(cell.current(), answer.error, clock.now()));
      missed = !answer.ok && answer.error.kind === 'disconnected';
      if (refreshMs !== null && !missed) cancelNext = clock.after(refreshMs, () => void ask());
    };
    const unwatchLine = engine.connection.subscribe(() => {
      if (missed && engine.connection.current().kind === 'open') void ask();
    });
    void ask();
    return () => {
      gone.abort();
      cancelNext();
      unwatchLine();
    };
  };

  return {
    current: cell.current,
    subscribe: (onChange) => {
      const unwatch = cell.subscribe(onChange);
      watching += 1;
      if (watching === 1) stop = start();
      return () => {
        unwatch();
        watching -= 1;
        if (watching === 0) stop();
      };
    },
  };
}

function afterFailure<T>(before: Asking<T>, failure: AskFailure, at: number): Asking<T> {
  return before.kind === 'answer' ? { ...before, stale: failure } : { kind: 'failed', failure, at };
}
