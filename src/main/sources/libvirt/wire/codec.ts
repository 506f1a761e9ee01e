import { fail, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { XdrReader } from './xdr-reader.ts';
import type { WireFault } from './xdr-reader.ts';
import { XdrWriter } from './xdr-writer.ts';

/** Both directions of one wire structure; client and simulated server share it. */
export interface Codec<T> {
  readonly read: (reader: XdrReader) => T;
  readonly write: (writer: XdrWriter, value: T) => void;
}

export interface Nothing {
  readonly kind: 'nothing';
}
export const NOTHING: Nothing = { kind: 'nothing' };

/** XDR's void: no bytes at all. */
export const nothing: Codec<Nothing> = { read: () => NOTHING, write: () => {} };

/** The whole of `bytes` from `start` as one structure; a byte too few or too many is a fault. */
export function decode<T>(codec: Codec<T>, bytes: Buffer, start = 0): Result<T, WireFault> {
  const reader = new XdrReader(bytes, start);
  const value = codec.read(reader);
  reader.end();
  return reader.fault === null ? ok(value) : fail(reader.fault);
}

export function encode<T>(codec: Codec<T>, value: T): Buffer {
  const writer = new XdrWriter();
  codec.write(writer, value);
  return writer.finish();
}
