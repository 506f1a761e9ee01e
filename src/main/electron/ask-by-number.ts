interface Asker<Question, Answer> {
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
  readonly answered: (id: number, answer: Answer) => void;
}

/**
 * What only the shell can do the engine asks of it by number. When the signal aborts the answer is `givenUp`, and one
 * that comes later is dropped.
 */
export function askByNumber<Question, Answer>(
  send: (id: number, question: Question) => void,
  givenUp: Answer,
): Asker<Question, Answer> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let nextId = 0;
  const ask = (question: Question, signal: AbortSignal) =>
    new Promise<Answer>((resolve) => {
      const id = nextId++;
      const settle = (answer: Answer) => {
        waiting.delete(id);
        resolve(answer);
      };
      waiting.set(id, settle);
      signal.addEventListener('abort', () => settle(givenUp), { once: true });
      send(id, question);
    });
  return { ask, answered: (id, answer) => waiting.get(id)?.(answer) };
}
