import type { Codec } from './codec.ts';
import { domainRef } from './domain-ref.ts';
import type { DomainRef } from './domain-ref.ts';
import { MAX_DOMAINS, MAX_DOMAIN_STATS } from './limits.ts';
import { procedure } from './procedure.ts';
import { typedParam } from './typed-params.ts';
import type { TypedParam } from './typed-params.ts';

/** `needResults` 0 asks for the number alone. `flags`: `LIST_…`. */
export interface ListArgs {
  readonly needResults: number;
  readonly flags: number;
}

export interface ListAnswer {
  readonly domains: readonly DomainRef[];
  readonly count: number;
}

const listArgs: Codec<ListArgs> = {
  read: (reader) => ({ needResults: reader.int(), flags: reader.uint() }),
  write: (writer, { needResults, flags }) => {
    writer.int(needResults);
    writer.uint(flags);
  },
};

const listAnswer: Codec<ListAnswer> = {
  read: (reader) => ({ domains: reader.array(MAX_DOMAINS, domainRef.read), count: reader.uint() }),
  write: (writer, { domains, count }) => {
    writer.array(domains, MAX_DOMAINS, domainRef.write);
    writer.uint(count);
  },
};

/** No `domains` means all. `stats`: `STATS_…`; `flags`: `BULK_…`. */
export interface BulkStatsArgs {
  readonly domains: readonly DomainRef[];
  readonly stats: number;
  readonly flags: number;
}

export interface StatsRecord {
  readonly domain: DomainRef;
  readonly params: readonly TypedParam[];
}

const bulkStatsArgs: Codec<BulkStatsArgs> = {
  read: (reader) => ({
    domains: reader.array(MAX_DOMAINS, domainRef.read),
    stats: reader.uint(),
    flags: reader.uint(),
  }),
  write: (writer, { domains, stats, flags }) => {
    writer.array(domains, MAX_DOMAINS, domainRef.write);
    writer.uint(stats);
    writer.uint(flags);
  },
};

const statsRecord: Codec<StatsRecord> = {
  read: (reader) => ({
    domain: domainRef.read(reader),
    params: reader.array(MAX_DOMAIN_STATS, typedParam.read),
  }),
  write: (writer, { domain, params }) => {
    domainRef.write(writer, domain);
    writer.array(params, MAX_DOMAIN_STATS, typedParam.write);
  },
};

const bulkStatsAnswer: Codec<{ readonly records: readonly StatsRecord[] }> = {
  read: (reader) => ({ records: reader.array(MAX_DOMAINS, statsRecord.read) }),
  write: (writer, { records }) => writer.array(records, MAX_DOMAINS, statsRecord.write),
};

export const CONNECT_LIST_ALL_DOMAINS = procedure(273, listArgs, listAnswer);
export const CONNECT_GET_ALL_DOMAIN_STATS = procedure(344, bulkStatsArgs, bulkStatsAnswer);
