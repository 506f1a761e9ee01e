import type { Codec } from './codec.ts';
import { domainRef, readString, writeString } from './domain-ref.ts';
import type { DomainRef } from './domain-ref.ts';

/** Structures of one field, which most calls use. */
export const intField: Codec<{ readonly value: number }> = {
  read: (reader) => ({ value: reader.int() }),
  write: (writer, { value }) => writer.int(value),
};

export const uhyperField: Codec<{ readonly value: bigint }> = {
  read: (reader) => ({ value: reader.uhyper() }),
  write: (writer, { value }) => writer.uhyper(value),
};

export const textField: Codec<{ readonly text: string }> = {
  read: (reader) => ({ text: readString(reader) }),
  write: (writer, { text }) => writeString(writer, text),
};

export const domainField: Codec<{ readonly domain: DomainRef }> = {
  read: (reader) => ({ domain: domainRef.read(reader) }),
  write: (writer, { domain }) => domainRef.write(writer, domain),
};

export const domainAndFlags: Codec<{ readonly domain: DomainRef; readonly flags: number }> = {
  read: (reader) => ({ domain: domainRef.read(reader), flags: reader.uint() }),
  write: (writer, { domain, flags }) => {
    domainRef.write(writer, domain);
    writer.uint(flags);
  },
};
