/** Between pieces of a long start: what has come meanwhile (a page's request, a signal) is answered first. */
export async function breathe(): Promise<void> {
  // The first turn ends the present round of events, the second follows the next look at the sockets.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => setImmediate(done));
}
