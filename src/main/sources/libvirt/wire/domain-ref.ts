import type { Codec } from './codec.ts';
import { MAX_STRING_BYTES } from './limits.ts';
import type { XdrReader } from './xdr-reader.ts';
import type { XdrWriter } from './xdr-writer.ts';

/** How the protocol names a domain. */
export interface DomainRef {
  readonly name: string;
  /** Lower case with dashes. */
  readonly uuid: string;
  /** -1 while it is not running. */
  readonly id: number;
}

export const UUID_BYTES = 16;

export function readUuid(reader: XdrReader): string {
  const hex = reader.hex(UUID_BYTES);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Throws a RangeError for what is no UUID. */
export function writeUuid(writer: XdrWriter, uuid: string): void {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== UUID_BYTES) throw new RangeError(`not a UUID: ${uuid}`);
  writer.fixed(bytes);
}

export const readString = (reader: XdrReader): string => reader.string(MAX_STRING_BYTES);
export const writeString = (writer: XdrWriter, value: string): void => writer.string(value, MAX_STRING_BYTES);

export const domainRef: Codec<DomainRef> = {
  read: (reader) => ({ name: readString(reader), uuid: readUuid(reader), id: reader.int() }),
  write: (writer, domain) => {
    writeString(writer, domain.name);
    writeUuid(writer, domain.uuid);
    writer.int(domain.id);
  },
};
