import type { Clock } from '../platform/clock.ts';
import { lineClient, type LineClient } from '../rpc/line-client.ts';
import type { Line } from '../rpc/line.ts';

const AGAIN_AFTER_MS = 1_000;

/** Keeps a line to the engine until `stop`: one that ends is told and opened again, to the engine's successor. */
export async function keepLine(
  openLine: () => Line,
  clock: Clock,
  stop: AbortSignal,
  told: { readonly opened: (client: LineClient) => void; readonly ended: () => void },
): Promise<void> {
  const stopped = () => stop.aborted;
  while (!stopped()) {
    const line = openLine();
    const ended = new Promise<void>((resolve) => {
      line.onClose(resolve);
    });
    told.opened(lineClient(line));
    await ended;
    told.ended();
    await clock.sleep(AGAIN_AFTER_MS, stop);
  }
}
