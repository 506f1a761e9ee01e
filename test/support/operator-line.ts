import { WebSocket } from 'ws';
import { lineClient, type LineClient } from '../../src/main/rpc/line-client.ts';
import { askForLink } from '../../src/main/serve/ask-for-link.ts';
import { webSocketLine } from '../../src/main/serve/web-socket-line.ts';

/** Asks the console on that data folder as a person does who opened an operator's link in a browser. */
export type AsOperator = <T>(work: (client: LineClient) => Promise<T>) => Promise<T>;

const WITHIN_MS = 20_000;

export async function operatorOf(dataFolder: string, person: string): Promise<AsOperator> {
  const link = await askForLink(dataFolder, { person, login: 'operator' }, AbortSignal.timeout(WITHIN_MS));
  if (!link.ok) throw new Error(`No link: ${JSON.stringify(link.error)}`);
  const { origin, host } = new URL(link.value);
  const opened = await fetch(link.value, { redirect: 'manual' });
  const [cookie] = opened.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`The link gave no session: HTTP ${opened.status}`);
  const headers = { cookie: cookie.split(';', 1).join(), origin };
  return async (work) => {
    const socket = new WebSocket(`ws://${host}/line`, { headers, perMessageDeflate: false });
    try {
      await new Promise((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      return await work(lineClient(webSocketLine(socket)));
    } finally {
      socket.terminate();
    }
  };
}
