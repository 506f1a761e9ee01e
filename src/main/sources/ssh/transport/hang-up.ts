import type { Client, ClientChannel } from 'ssh2';
import { sendSignal } from './send-signal.ts';

/** Ends a command from here: its standard input closes, SIGTERM is asked for. Further output is dropped. */
export function hangUp(client: Client, channel: ClientChannel): void {
  channel.removeAllListeners('data');
  channel.stderr.removeAllListeners('data');
  channel.resume();
  channel.stderr.resume();
  sendSignal(client, channel, 'TERM');
  channel.close();
}
