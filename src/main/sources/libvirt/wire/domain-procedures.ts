import type { Codec } from './codec.ts';
import { domainRef, readString, readUuid, writeString, writeUuid } from './domain-ref.ts';
import type { DomainRef } from './domain-ref.ts';
import { MAX_JOB_STATS } from './limits.ts';
import { procedure } from './procedure.ts';
import { domainAndFlags, domainField, intField, textField } from './scalars.ts';
import { typedParam } from './typed-params.ts';
import type { TypedParam } from './typed-params.ts';

/** virDomainInfo; memory in KiB, CPU time in nanoseconds. */
export interface DomainInfoAnswer {
  readonly state: number;
  readonly maxMemoryKib: bigint;
  readonly memoryKib: bigint;
  readonly vcpus: number;
  readonly cpuTimeNs: bigint;
}

const domainInfo: Codec<DomainInfoAnswer> = {
  read: (reader) => ({
    state: reader.uint(),
    maxMemoryKib: reader.uhyper(),
    memoryKib: reader.uhyper(),
    vcpus: reader.uint(),
    cpuTimeNs: reader.uhyper(),
  }),
  write: (writer, info) => {
    writer.uint(info.state);
    writer.uhyper(info.maxMemoryKib);
    writer.uhyper(info.memoryKib);
    writer.uint(info.vcpus);
    writer.uhyper(info.cpuTimeNs);
  },
};

const stateAnswer: Codec<{ readonly state: number; readonly reason: number }> = {
  read: (reader) => ({ state: reader.int(), reason: reader.int() }),
  write: (writer, { state, reason }) => {
    writer.int(state);
    writer.int(reason);
  },
};

const uuidField: Codec<{ readonly uuid: string }> = {
  read: (reader) => ({ uuid: readUuid(reader) }),
  write: (writer, { uuid }) => writeUuid(writer, uuid),
};

/** `type`: `METADATA_…`; `uri` names the element's namespace and is null for title and description. */
export interface MetadataArgs {
  readonly domain: DomainRef;
  readonly type: number;
  readonly uri: string | null;
  readonly flags: number;
}

const metadataArgs: Codec<MetadataArgs> = {
  read: (reader) => ({
    domain: domainRef.read(reader),
    type: reader.int(),
    uri: reader.optional(readString),
    flags: reader.uint(),
  }),
  write: (writer, { domain, type, uri, flags }) => {
    domainRef.write(writer, domain);
    writer.int(type);
    writer.optional(uri, writeString);
    writer.uint(flags);
  },
};

/** `type`: virDomainJobType, 0 when there is no job. */
const jobStats: Codec<{ readonly type: number; readonly params: readonly TypedParam[] }> = {
  read: (reader) => ({ type: reader.int(), params: reader.array(MAX_JOB_STATS, typedParam.read) }),
  write: (writer, { type, params }) => {
    writer.int(type);
    writer.array(params, MAX_JOB_STATS, typedParam.write);
  },
};

export const DOMAIN_GET_XML_DESC = procedure(14, domainAndFlags, textField);
export const DOMAIN_GET_AUTOSTART = procedure(15, domainField, intField);
export const DOMAIN_GET_INFO = procedure(16, domainField, domainInfo);
export const DOMAIN_LOOKUP_BY_NAME = procedure(23, textField, domainField);
export const DOMAIN_LOOKUP_BY_UUID = procedure(24, uuidField, domainField);
export const DOMAIN_IS_PERSISTENT = procedure(151, domainField, intField);
export const DOMAIN_HAS_MANAGED_SAVE_IMAGE = procedure(183, domainAndFlags, intField);
export const DOMAIN_GET_STATE = procedure(212, domainAndFlags, stateAnswer);
export const DOMAIN_GET_METADATA = procedure(265, metadataArgs, textField);
export const DOMAIN_GET_JOB_STATS = procedure(298, domainAndFlags, jobStats);
