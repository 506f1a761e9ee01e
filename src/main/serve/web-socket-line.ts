import type { RawData, WebSocket } from 'ws';
import type { Line } from '../rpc/line.ts';

/** JSON texts over a WebSocket. What is not JSON arrives as `null`, which no frame is. */
export function webSocketLine(socket: WebSocket): Line {
  socket.on('error', () => {
    socket.terminate();
  });
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame: (listener) => socket.on('message', (data, binary) => listener(binary ? null : parseText(data))),
    onClose: (listener) => socket.on('close', () => listener()),
    backlog: () => socket.bufferedAmount,
  };
}

function parseText(data: RawData): unknown {
  try {
    return JSON.parse(textOf(data));
  } catch {
    return null;
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}
