import { fail, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { XdrReader } from './xdr-reader.ts';
import type { WireFault } from './xdr-reader.ts';
import type { XdrWriter } from './xdr-writer.ts';

export const REMOTE_PROGRAM = 0x2000_8086;
export const REMOTE_VERSION = 1;
export const KEEPALIVE_PROGRAM = 0x6b65_6570;
export const KEEPALIVE_VERSION = 1;

const TYPES = ['call', 'reply', 'message', 'stream', 'call-with-fds', 'reply-with-fds'] as const;
const STATUSES = ['ok', 'error', 'continue'] as const;

/** `message` is what libvirt calls an asynchronous event (and a keepalive); its serial is 0. */
export type MessageType = (typeof TYPES)[number];
export type MessageStatus = (typeof STATUSES)[number];

/** virNetMessageHeader (virnetprotocol.x): 24 bytes in front of every payload. */
export interface MessageHeader {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly type: MessageType;
  readonly serial: number;
  readonly status: MessageStatus;
}

export function writeHeader(writer: XdrWriter, header: MessageHeader): void {
  writer.uint(header.program);
  writer.uint(header.version);
  writer.int(header.procedure);
  writer.int(TYPES.indexOf(header.type));
  writer.uint(header.serial);
  writer.int(STATUSES.indexOf(header.status));
}

/** Reads the header at `start`; words it does not know are faults. */
export function readHeader(bytes: Buffer, start: number): Result<MessageHeader, WireFault> {
  const reader = new XdrReader(bytes, start);
  const program = reader.uint();
  const version = reader.uint();
  const procedure = reader.int();
  const typeNumber = reader.int();
  const serial = reader.uint();
  const statusNumber = reader.int();
  const type = TYPES[typeNumber];
  const status = STATUSES[statusNumber];
  if (type === undefined) reader.refuse(`message type ${typeNumber} is not known`);
  if (status === undefined) reader.refuse(`message status ${statusNumber} is not known`);
  if (type !== undefined && status !== undefined && reader.fault === null)
    return ok({ program, version, procedure, type, serial, status });
  return fail(reader.fault ?? { kind: 'protocol', detail: 'no message header' });
}
