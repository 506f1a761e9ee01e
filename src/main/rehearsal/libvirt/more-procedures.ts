import type { Codec } from '../../sources/libvirt/wire/codec.ts';
import { nothing } from '../../sources/libvirt/wire/codec.ts';
import { readString, writeString } from '../../sources/libvirt/wire/domain-ref.ts';
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

const MAX_MESSAGES = 2_048;

const messages: Codec<{ readonly texts: readonly string[] }> = {
  read: (reader) => ({ texts: reader.array(MAX_MESSAGES, readString) }),
  write: (writer, { texts }) => writer.array(texts, MAX_MESSAGES, writeString),
};
export const DOMAIN_GET_MESSAGES = procedure(426, domainAndFlags, messages);
