import type { Codec } from './codec.ts';
import { domainRef, readString, writeString } from './domain-ref.ts';
import type { DomainRef } from './domain-ref.ts';
import { MAX_INTERFACE_ADDRESSES, MAX_INTERFACES } from './limits.ts';
import { procedure } from './procedure.ts';
import type { XdrReader } from './xdr-reader.ts';
import type { XdrWriter } from './xdr-writer.ts';

/** One network interface of a guest and the addresses it was seen with. `type`: 0 is IPv4, 1 is IPv6. */
export interface InterfaceAddresses {
  readonly name: string;
  readonly mac: string | null;
  readonly addresses: readonly {
    readonly type: number;
    readonly address: string;
    readonly prefix: number;
  }[];
}

interface Args {
  readonly domain: DomainRef;
  readonly source: number;
  readonly flags: number;
}

const args: Codec<Args> = {
  read: (reader) => ({ domain: domainRef.read(reader), source: reader.uint(), flags: reader.uint() }),
  write: (writer, { domain, source, flags }) => {
    domainRef.write(writer, domain);
    writer.uint(source);
    writer.uint(flags);
  },
};

const readInterface = (reader: XdrReader): InterfaceAddresses => ({
  name: readString(reader),
  mac: reader.optional(readString),
  addresses: reader.array(MAX_INTERFACE_ADDRESSES, (each) => ({
    type: each.int(),
    address: readString(each),
    prefix: each.uint(),
  })),
});

const writeInterface = (writer: XdrWriter, { name, mac, addresses }: InterfaceAddresses): void => {
  writeString(writer, name);
  writer.optional(mac, writeString);
  writer.array(addresses, MAX_INTERFACE_ADDRESSES, (each, { type, address, prefix }) => {
    each.int(type);
    writeString(each, address);
    each.uint(prefix);
  });
};

const answer: Codec<{ readonly interfaces: readonly InterfaceAddresses[] }> = {
  read: (reader) => ({ interfaces: reader.array(MAX_INTERFACES, readInterface) }),
  write: (writer, { interfaces }) => {
    writer.array(interfaces, MAX_INTERFACES, writeInterface);
  },
};

/** `source`: `ADDRESSES_FROM_…`. From a lease or the host's ARP table a read-only connection may ask. */
export const DOMAIN_INTERFACE_ADDRESSES = procedure(353, args, answer);
