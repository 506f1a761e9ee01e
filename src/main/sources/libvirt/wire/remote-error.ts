import type { Codec } from './codec.ts';
import { domainRef, readString, readUuid, writeString, writeUuid } from './domain-ref.ts';
import type { DomainRef } from './domain-ref.ts';

export interface NetworkRef {
  readonly name: string;
  readonly uuid: string;
}

/** remote_error: numbers as in libvirt's virterror.h. Payload of a reply with status `error`. */
export interface RemoteError {
  readonly code: number;
  readonly domain: number;
  readonly message: string | null;
  readonly level: number;
  readonly dom: DomainRef | null;
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  readonly int1: number;
  readonly int2: number;
  readonly net: NetworkRef | null;
}

const networkRef: Codec<NetworkRef> = {
  read: (reader) => ({ name: readString(reader), uuid: readUuid(reader) }),
  write: (writer, network) => {
    writeString(writer, network.name);
    writeUuid(writer, network.uuid);
  },
};

export const remoteError: Codec<RemoteError> = {
  read: (reader) => ({
    code: reader.int(),
    domain: reader.int(),
    message: reader.optional(readString),
    level: reader.int(),
    dom: reader.optional(domainRef.read),
    str1: reader.optional(readString),
    str2: reader.optional(readString),
    str3: reader.optional(readString),
    int1: reader.int(),
    int2: reader.int(),
    net: reader.optional(networkRef.read),
  }),
  write: (writer, error) => {
    writer.int(error.code);
    writer.int(error.domain);
    writer.optional(error.message, writeString);
    writer.int(error.level);
    writer.optional(error.dom, domainRef.write);
    writer.optional(error.str1, writeString);
    writer.optional(error.str2, writeString);
    writer.optional(error.str3, writeString);
    writer.int(error.int1);
    writer.int(error.int2);
    writer.optional(error.net, networkRef.write);
  },
};

/** An error of the given code and source with the fields real daemons leave empty. */
export function plainError(code: number, domain: number, message: string): RemoteError {
  const empty = { dom: null, str2: null, str3: null, net: null } as const;
  return { code, domain, message, level: 2, str1: message, int1: -1, int2: -1, ...empty };
}
