import { NOTHING, nothing } from './codec.ts';
import { KEEPALIVE_PROGRAM, KEEPALIVE_VERSION } from './header.ts';
import { encodeMessage } from './message.ts';

export const KEEPALIVE_PING = 1;
export const KEEPALIVE_PONG = 2;

/** A ping or pong, ready for the wire (virkeepaliveprotocol.x). */
export function keepaliveFrame(procedure: typeof KEEPALIVE_PING | typeof KEEPALIVE_PONG): Buffer {
  const fixed = { program: KEEPALIVE_PROGRAM, version: KEEPALIVE_VERSION, serial: 0 } as const;
  return encodeMessage({ ...fixed, procedure, type: 'message', status: 'ok' }, nothing, NOTHING);
}
