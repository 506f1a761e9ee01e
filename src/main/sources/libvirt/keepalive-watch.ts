import { inOwnWords } from '../../../shared/domain/own-words.ts';
import type { Clock } from '../../platform/clock.ts';
import type { LibvirtConnection } from './connection.ts';

/** libvirt's own defaults (libvirtd.conf: keepalive_interval, keepalive_count). */
const INTERVAL_MS = 5_000;
const MOST_MISSED = 5;

/** Pings until the connection ends, and ends it when nothing at all came for six intervals. */
export async function keepAlive(connection: LibvirtConnection, clock: Clock): Promise<void> {
  let heard = connection.traffic().bytesReceived;
  let missed = 0;
  for (;;) {
    await clock.sleep(INTERVAL_MS, connection.ending);
    if (connection.ending.aborted) return;
    const received = connection.traffic().bytesReceived;
    missed = received > heard ? 0 : missed + 1;
    heard = received;
    if (missed > MOST_MISSED) break;
    connection.ping();
  }
  const seconds = String((missed * INTERVAL_MS) / 1_000);
  connection.end({ kind: 'unreachable', ...inOwnWords('no-sign-of-life', { seconds }) });
}
