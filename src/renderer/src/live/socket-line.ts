import { createInbox, PageRefused, type Line, type OpenLine } from './line.ts';

/** The address of the engine's socket beside the page. */
export function socketAddress(page: { readonly protocol: string; readonly host: string }): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/line`;
}

/** Does the host of this page still let it in? A socket does not say why it was not opened. */
export type AskSession = (signal: AbortSignal) => Promise<'in' | 'refused' | 'nobody'>;

export const askSession: AskSession = (signal) =>
  fetch('/', { method: 'HEAD', cache: 'no-store', signal }).then(
    ({ status }) => (status === 401 ? 'refused' : 'in'),
    () => 'nobody',
  );

/** A line over a WebSocket: one JSON frame a message. Rejects when the socket cannot be opened. */
export function openSocketLine(
  address: string,
  ask: AskSession = askSession,
  Socket: typeof WebSocket = WebSocket,
): OpenLine {
  return (signal) =>
    new Promise((resolve, reject) => {
      const inbox = createInbox();
      const socket = new Socket(address);
      signal.addEventListener('abort', () => socket.close(), { once: true });
      let opened = false;
      socket.onopen = () => {
        opened = true;
        resolve(lineOf(socket, inbox));
      };
      socket.onmessage = ({ data }) => inbox.frame(parse(data));
      socket.onclose = () => {
        inbox.closed();
        if (opened) return;
        void ask(signal).then((answer) =>
          reject(answer === 'refused' ? new PageRefused() : new Error('The socket was closed')),
        );
      };
    });
}

const lineOf = (socket: WebSocket, inbox: ReturnType<typeof createInbox>): Line => ({
  send: (frame) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  },
  onFrame: inbox.onFrame,
  onClose: inbox.onClose,
  close: () => {
    socket.close();
    inbox.closed();
  },
});

/** What is not JSON reaches the client as null, which it refuses like any other bad frame. */
function parse(data: unknown): unknown {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
