import type { Codec } from './codec.ts';
import { nothing } from './codec.ts';
import { readString, writeString } from './domain-ref.ts';
import { MAX_AUTH_TYPES } from './limits.ts';
import { procedure } from './procedure.ts';
import { intField, textField, uhyperField } from './scalars.ts';

export const AUTH_NONE = 0;
export const AUTH_SASL = 1;
export const AUTH_POLKIT = 2;

const authTypes: Codec<{ readonly types: readonly number[] }> = {
  read: (reader) => ({ types: reader.array(MAX_AUTH_TYPES, (each) => each.int()) }),
  write: (writer, { types }) => writer.array(types, MAX_AUTH_TYPES, (each, type) => each.int(type)),
};

const openArgs: Codec<{ readonly uri: string | null; readonly flags: number }> = {
  read: (reader) => ({ uri: reader.optional(readString), flags: reader.uint() }),
  write: (writer, { uri, flags }) => {
    writer.optional(uri, writeString);
    writer.uint(flags);
  },
};

export const CONNECT_OPEN = procedure(1, openArgs, nothing);
export const CONNECT_CLOSE = procedure(2, nothing, nothing);
/** The hypervisor's name, as `QEMU`. */
export const CONNECT_GET_TYPE = procedure(3, nothing, textField);
/** The hypervisor's version: major * 1,000,000 + minor * 1,000 + release. */
export const CONNECT_GET_VERSION = procedure(4, nothing, uhyperField);
/** Capabilities as XML. */
export const CONNECT_GET_CAPABILITIES = procedure(7, nothing, textField);
export const CONNECT_GET_HOSTNAME = procedure(59, nothing, textField);
/** Argument: a feature number (`FEATURE_…`); answer: 1 when supported. */
export const CONNECT_SUPPORTS_FEATURE = procedure(60, intField, intField);
/** Must be called first on every connection: which ways to log in the daemon offers. */
export const AUTH_LIST = procedure(66, nothing, authTypes);
/** Asks polkit on the daemon's side to let this process in; answer: 1 when it did. */
export const AUTH_POLKIT_LOGIN = procedure(70, nothing, intField);
export const CONNECT_GET_URI = procedure(110, nothing, textField);
/** libvirt's own version on the daemon's side, in the form of CONNECT_GET_VERSION. */
export const CONNECT_GET_LIB_VERSION = procedure(157, nothing, uhyperField);
