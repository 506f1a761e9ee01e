import type { Codec } from '../../sources/libvirt/wire/codec.ts';
import { nothing } from '../../sources/libvirt/wire/codec.ts';
import { domainRef, readString, writeString, type DomainRef } from '../../sources/libvirt/wire/domain-ref.ts';
import { procedure } from '../../sources/libvirt/wire/procedure.ts';
import {
  domainAndFlags,
  domainField,
  intField,
  textField,
  uhyperField,
} from '../../sources/libvirt/wire/scalars.ts';

/** Reading procedures that virsh and other clients use beyond those of the console. */
export const DOMAIN_GET_MAX_MEMORY = procedure(17, domainField, uhyperField);
export const DOMAIN_GET_OS_TYPE = procedure(19, domainField, textField);
export const DOMAIN_LOOKUP_BY_ID = procedure(22, intField, domainField);
export const CONNECT_NUM_OF_DOMAINS = procedure(51, nothing, intField);
export const NODE_GET_FREE_MEMORY = procedure(102, nothing, uhyperField);
export const CONNECT_IS_SECURE = procedure(149, nothing, intField);
export const DOMAIN_IS_ACTIVE = procedure(150, domainField, intField);

const MAX_INTERFACES = 2_048;
const MAX_MESSAGES = 2_048;

const addressArgs: Codec<{ readonly domain: DomainRef; readonly source: number; readonly flags: number }> = {
  read: (reader) => ({ domain: domainRef.read(reader), source: reader.uint(), flags: reader.uint() }),
  write: (writer, { domain, source, flags }) => {
    domainRef.write(writer, domain);
    writer.uint(source);
    writer.uint(flags);
  },
};

export interface InterfaceAddresses {
  readonly name: string;
  readonly mac: string | null;
  /** `type` 0 is IPv4, 1 is IPv6. */
  readonly addresses: readonly { readonly type: number; readonly address: string; readonly prefix: number }[];
}

const addressAnswer: Codec<{ readonly interfaces: readonly InterfaceAddresses[] }> = {
  read: (reader) => ({
    interfaces: reader.array(MAX_INTERFACES, (each) => ({
      name: readString(each),
      mac: each.optional(readString),
      addresses: each.array(MAX_INTERFACES, (one) => ({
        type: one.int(),
        address: readString(one),
        prefix: one.uint(),
      })),
    })),
  }),
  write: (writer, { interfaces }) =>
    writer.array(interfaces, MAX_INTERFACES, (each, { name, mac, addresses }) => {
      writeString(each, name);
      each.optional(mac, writeString);
      each.array(addresses, MAX_INTERFACES, (one, { type, address, prefix }) => {
        one.int(type);
        writeString(one, address);
        one.uint(prefix);
      });
    }),
};

export const DOMAIN_INTERFACE_ADDRESSES = procedure(353, addressArgs, addressAnswer);

const messages: Codec<{ readonly texts: readonly string[] }> = {
  read: (reader) => ({ texts: reader.array(MAX_MESSAGES, readString) }),
  write: (writer, { texts }) => writer.array(texts, MAX_MESSAGES, writeString),
};
export const DOMAIN_GET_MESSAGES = procedure(426, domainAndFlags, messages);
