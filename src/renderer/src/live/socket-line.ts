import { createInbox, type Line, type OpenLine } from './line.ts';

/** The address of the engine's socket beside the page. */
export function socketAddress(page: { readonly protocol: string; readonly host: string }): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/line`;
}

/** A line over a WebSocket: one JSON frame a message. Rejects when the socket cannot be opened. */
export function openSocketLine(address: string, Socket: typeof WebSocket = WebSocket): OpenLine {
  return (signal) =>
    new Promise((resolve, reject) => {
      const inbox = createInbox();
      const socket = new Socket(address);
      signal.addEventListener('abort', () => socket.close(), { once: true });
      socket.onopen = () => resolve(lineOf(socket, inbox));
      socket.onmessage = ({ data }) => inbox.frame(parse(data));
      socket.onclose = () => {
        inbox.closed();
        reject(new Error('The socket was closed'));
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
