/** Between pieces of a long start: what has come meanwhile (a page's request, a signal) is answered first. */
export async function breathe(): Promise<void> {
  // The first turn ends the present round of events, the second follows the next look at the sockets.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => setImmediate(done));
}

/** Works through a long list, and breathes after each piece of it. */
export async function inBreaths<T>(
  items: readonly T[],
  size: number,
  work: (piece: readonly T[]) => unknown,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    work(items.slice(start, start + size));
    await breathe();
  }
}
