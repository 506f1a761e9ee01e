import { fail } from '../../shared/result.ts';
import type { RehearsalResult } from './engine-messages.ts';

interface RehearsalAsker {
  readonly start: (signal: AbortSignal) => Promise<RehearsalResult>;
  readonly answered: (id: number, result: RehearsalResult) => void;
}

/** Only the shell can start processes; the engine asks it by number. A cancelled question's answer is dropped. */
export function askForRehearsal(ask: (id: number) => void): RehearsalAsker {
  const waiting = new Map<number, (result: RehearsalResult) => void>();
  let nextId = 0;
  const start = (signal: AbortSignal) =>
    new Promise<RehearsalResult>((resolve) => {
      const id = nextId++;
      const settle = (result: RehearsalResult) => {
        waiting.delete(id);
        resolve(result);
      };
      waiting.set(id, settle);
      signal.addEventListener('abort', () => settle(fail({ kind: 'cancelled' })), { once: true });
      ask(id);
    });
  return { start, answered: (id, result) => waiting.get(id)?.(result) };
}
