import { fail, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Codec } from './codec.ts';
import { readHeader, writeHeader } from './header.ts';
import type { MessageHeader } from './header.ts';
import { HEADER_BYTES, LENGTH_BYTES, MAX_MESSAGE_BYTES } from './limits.ts';
import type { WireFault } from './xdr-reader.ts';
import { XdrWriter } from './xdr-writer.ts';

/** A received message: `frame` from `PAYLOAD_START` on is the payload, for `decode(codec, frame, PAYLOAD_START)`. */
export interface Message {
  readonly header: MessageHeader;
  readonly frame: Buffer;
}

export const PAYLOAD_START = LENGTH_BYTES + HEADER_BYTES;

/** A whole message as it goes on the wire, length word first. Throws a RangeError when it is too long. */
export function encodeMessage<T>(header: MessageHeader, codec: Codec<T>, payload: T): Buffer {
  const writer = new XdrWriter();
  writer.uint(0);
  writeHeader(writer, header);
  codec.write(writer, payload);
  const frame = writer.finish();
  if (frame.length > MAX_MESSAGE_BYTES + LENGTH_BYTES)
    throw new RangeError(`message of ${frame.length} bytes`);
  frame.writeUInt32BE(frame.length, 0);
  return frame;
}

/** Opens a frame that a frame splitter gave. */
export function openFrame(frame: Buffer): Result<Message, WireFault> {
  const header = readHeader(frame, LENGTH_BYTES);
  return header.ok ? ok({ header: header.value, frame }) : fail(header.error);
}
