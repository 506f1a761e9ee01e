import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Codec } from './codec.ts';
import { decode, encode } from './codec.ts';
import * as connection from './connection-procedures.ts';
import * as lists from './domain-list-procedures.ts';
import * as domains from './domain-procedures.ts';
import { domainRef } from './domain-ref.ts';
import * as events from './event-procedures.ts';
import { DOMAIN_INTERFACE_ADDRESSES } from './interface-addresses.ts';
import * as nodes from './node-procedures.ts';
import { remoteError } from './remote-error.ts';
import { typedParam } from './typed-params.ts';
import type { TypedParam } from './typed-params.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const uint = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const uhyper = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const hyper = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const uuid = fc.uuid();
const domain = fc.record({ name: text, uuid, id: int });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const param: fc.Arbitrary<TypedParam> = fc.oneof(
  fc.record({ field: text, type: fc.constant('int' as const), value: int }),
  fc.record({ field: text, type: fc.constant('uint' as const), value: uint }),
  fc.record({ field: text, type: fc.constant('llong' as const), value: hyper }),
  fc.record({ field: text, type: fc.constant('ullong' as const), value: uhyper }),
  fc.record({ field: text, type: fc.constant('double' as const), value: fc.double() }),
  fc.record({ field: text, type: fc.constant('boolean' as const), value: int }),
  fc.record({ field: text, type: fc.constant('string' as const), value: text }),
);
const params = fc.array(param, { maxLength: 12 });
const ascii = fc.string({ unit: fc.constantFrom('a', 'b', 'x', '_', '0', '9'), maxLength: 31 });
const stats = fc.record({
  stats: fc.array(fc.record({ field: text, value: uhyper }), { maxLength: 16 }),
  count: int,
});

interface Case {
  readonly name: string;
  readonly codec: Codec<unknown>;
  readonly values: fc.Arbitrary<unknown>;
}

const CASES: Case[] = [];
/** Hides the type, so that one table can hold all structures. */
function structure<T>(name: string, codec: Codec<T>, values: fc.Arbitrary<T>): void {
  CASES.push({ name, codec: codec as Codec<unknown>, values });
}

const nothing = fc.constant({ kind: 'nothing' } as const);
const value = fc.record({ value: int });
const words = fc.record({ text });
const ref = fc.record({ domain });
const flagged = fc.record({ domain, flags: uint });

structure('a domain', domainRef, domain);
structure('a typed parameter', typedParam, param);
structure(
  'an error',
  remoteError,
  fc.record({
    code: int,
    domain: int,
    message: maybe(text),
    level: int,
    dom: maybe(domain),
    str1: maybe(text),
    str2: maybe(text),
    str3: maybe(text),
    int1: int,
    int2: int,
    net: maybe(fc.record({ name: text, uuid })),
  }),
);
structure('open', connection.CONNECT_OPEN.args, fc.record({ uri: maybe(text), flags: uint }));
structure('void', connection.CONNECT_CLOSE.answer, nothing);
structure(
  'ways to log in',
  connection.AUTH_LIST.answer,
  fc.record({ types: fc.array(int, { maxLength: 20 }) }),
);
structure('a feature', connection.CONNECT_SUPPORTS_FEATURE.args, value);
structure('a version', connection.CONNECT_GET_VERSION.answer, fc.record({ value: uhyper }));
structure('a text', connection.CONNECT_GET_URI.answer, words);
structure(
  'node info',
  nodes.NODE_GET_INFO.answer,
  fc.record({
    model: ascii,
    memoryKib: uhyper,
    cpus: int,
    mhz: int,
    nodes: int,
    sockets: int,
    cores: int,
    threads: int,
  }),
);
structure('CPU question', nodes.NODE_GET_CPU_STATS.args, fc.record({ cpu: int, count: int, flags: uint }));
structure('CPU answer', nodes.NODE_GET_CPU_STATS.answer, stats);
structure(
  'memory question',
  nodes.NODE_GET_MEMORY_STATS.args,
  fc.record({ count: int, cell: int, flags: uint }),
);
structure('memory answer', nodes.NODE_GET_MEMORY_STATS.answer, stats);
structure('list question', lists.CONNECT_LIST_ALL_DOMAINS.args, fc.record({ needResults: int, flags: uint }));
structure(
  'list answer',
  lists.CONNECT_LIST_ALL_DOMAINS.answer,
  fc.record({ domains: fc.array(domain), count: uint }),
);
structure(
  'bulk question',
  lists.CONNECT_GET_ALL_DOMAIN_STATS.args,
  fc.record({ domains: fc.array(domain), stats: uint, flags: uint }),
);
structure(
  'bulk answer',
  lists.CONNECT_GET_ALL_DOMAIN_STATS.answer,
  fc.record({ records: fc.array(fc.record({ domain, params })) }),
);
structure(
  'domain info',
  domains.DOMAIN_GET_INFO.answer,
  fc.record({ state: uint, maxMemoryKib: uhyper, memoryKib: uhyper, vcpus: uint, cpuTimeNs: uhyper }),
);
structure('domain alone', domains.DOMAIN_GET_INFO.args, ref);
structure('domain with flags', domains.DOMAIN_GET_STATE.args, flagged);
structure('state', domains.DOMAIN_GET_STATE.answer, fc.record({ state: int, reason: int }));
structure('UUID', domains.DOMAIN_LOOKUP_BY_UUID.args, fc.record({ uuid }));
structure(
  'metadata question',
  domains.DOMAIN_GET_METADATA.args,
  fc.record({ domain, type: int, uri: maybe(text), flags: uint }),
);
structure('job', domains.DOMAIN_GET_JOB_STATS.answer, fc.record({ type: int, params }));
structure(
  'addresses question',
  DOMAIN_INTERFACE_ADDRESSES.args,
  fc.record({ domain, source: uint, flags: uint }),
);
const address = fc.record({ type: int, address: text, prefix: uint });
const guestInterface = fc.record({ name: text, mac: maybe(text), addresses: fc.array(address) });
structure(
  'addresses answer',
  DOMAIN_INTERFACE_ADDRESSES.answer,
  fc.record({ interfaces: fc.array(guestInterface) }),
);
structure(
  'registration',
  events.CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY.args,
  fc.record({ eventId: int, domain: maybe(domain) }),
);
structure(
  'lifecycle event',
  events.lifecycleMessage,
  fc.record({ callback: int, domain, event: int, detail: int }),
);

test.each(CASES)('$name survives the way there and back', ({ codec, values }) => {
  const returns = (sent: unknown) => {
    const bytes = encode(codec, sent);
    expect(bytes.length % 4).toBe(0);
    expect(decode(codec, bytes)).toEqual({ ok: true, value: sent });
  };
  fc.assert(fc.property(values, returns));
});

test.each(CASES)('$name cut short anywhere is refused, never half believed', ({ codec, values }) => {
  const refuses = (sent: unknown, part: number) => {
    const bytes = encode(codec, sent);
    const cut = bytes.subarray(0, Math.floor(bytes.length * part));
    if (cut.length < bytes.length) expect(decode(codec, cut)).toMatchObject({ ok: false });
  };
  fc.assert(fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), refuses));
});

test.each(CASES)('$name with bytes behind it is refused', ({ codec, values }) => {
  const refuses = (sent: unknown) => {
    const longer = Buffer.concat([encode(codec, sent), Buffer.alloc(4)]);
    expect(decode(codec, longer)).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  };
  fc.assert(fc.property(values, refuses));
});

test.each(CASES)('$name never throws, whatever the bytes are', ({ codec, values }) => {
  const gives = (bytes: Uint8Array) => {
    expect(decode(codec, Buffer.from(bytes)).ok).toBeTypeOf('boolean');
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), gives));
  const damaged = (sent: unknown, at: number, byte: number) => {
    const bytes = Buffer.from(encode(codec, sent));
    if (bytes.length > 0) bytes[at % bytes.length] = byte;
    expect(decode(codec, bytes).ok).toBeTypeOf('boolean');
  };
  fc.assert(fc.property(values, fc.nat(), fc.integer({ min: 0, max: 255 }), damaged));
});
