/** Runs `work` when the page has nothing better to do, at the latest after `mostMs`. Returns how to call it off. */
export function whenIdle(work: () => void, mostMs: number): () => void {
  const id = requestIdleCallback(work, { timeout: mostMs });
  return () => cancelIdleCallback(id);
}
