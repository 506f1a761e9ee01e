import type { MessagePortMain } from 'electron';
import type { Line } from '../rpc/line.ts';

/** A line over one end of a message channel. A port does not say what waits in it. */
export function portLine(port: MessagePortMain): Line {
  const early: unknown[] = [];
  let listener = (frame: unknown): void => void early.push(frame);
  port.on('message', ({ data }) => listener(data));
  port.start();
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (next) => {
      listener = next;
      for (const frame of early.splice(0)) next(frame);
    },
    onClose: (next) => void port.on('close', next),
    backlog: () => 0,
  };
}
