import { expect, test } from 'vitest';
import type { z } from 'zod';
import { FILE_FORMS } from '../../shared/domain/file-form.ts';
import type { FileTrouble } from '../../shared/domain/file-problem.ts';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { notifyFileSchema } from '../../shared/domain/notify-file.ts';
import { readBySchema } from './schema-troubles.ts';

const host = (more: object) => ({ version: 1, name: 'East', hosts: [{ name: 'kvm-a', ...more }] });
const bmc = (more: object) =>
  host({ bmc: { kind: 'ipmi', address: 'bmc', user: 'admin', secret: 'a', ...more } });
const one = (...values: string[]) => ({ kind: 'one-of', values }) as const;
const type = (of: 'text' | 'number' | 'whole-number' | 'fields' | 'list') =>
  ({ kind: 'type', type: of }) as const;
const form = (of: (typeof FILE_FORMS)[number]) =>
  ({ kind: 'wrong-value', expected: { kind: 'form', form: of } }) as const;
const UNKNOWN: FileTrouble = { kind: 'unknown-field' };

type Wrong = [where: string, FileTrouble];
const troubles = (value: unknown, schema: z.ZodType): Wrong[] => {
  const read = readBySchema(value, schema);
  return read.ok ? [] : read.error.map(({ path, trouble }) => [path.join('.'), trouble]);
};

test.each<[string, unknown, ...Wrong[]]>([
  ['no file at all', null, ['', { kind: 'wrong-type', expected: type('fields'), found: 'nothing' }]],
  ['a list', [], ['', { kind: 'wrong-type', expected: type('fields'), found: 'list' }]],
  [
    'fields that are missing',
    {},
    ['version', { kind: 'missing', expected: one('1') }],
    ['name', { kind: 'missing', expected: type('text') }],
  ],
  [
    'a version in quotes, a name that is a number',
    { version: '1', name: 7 },
    ['version', { kind: 'wrong-type', expected: one('1'), found: 'text' }],
    ['name', { kind: 'wrong-type', expected: type('text'), found: 'whole-number' }],
  ],
  [
    'another version, an empty name',
    { version: 2, name: '' },
    ['version', { kind: 'wrong-value', expected: one('1') }],
    ['name', { kind: 'too-small', of: 'text', least: 1 }],
  ],
  [
    'fields that there are not',
    host({ prot: 1, foo: 2 }),
    ['hosts.0.prot', UNKNOWN],
    ['hosts.0.foo', UNKNOWN],
  ],
  [
    'a port that is too high',
    host({ port: 70000 }),
    ['hosts.0.port', { kind: 'too-big', of: 'number', most: 65535 }],
  ],
  [
    'a port that is too low',
    host({ port: 0 }),
    ['hosts.0.port', { kind: 'too-small', of: 'number', least: 1 }],
  ],
  [
    'a port that is not whole',
    host({ port: 1.5 }),
    ['hosts.0.port', { kind: 'wrong-type', expected: type('whole-number'), found: 'fraction' }],
  ],
  [
    'a long address',
    host({ address: 'a'.repeat(256) }),
    ['hosts.0.address', { kind: 'too-big', of: 'text', most: 255 }],
  ],
  [
    'a cluster without nodes',
    { version: 1, name: 'East', clusters: [{ name: 'web', nodes: [] }] },
    ['clusters.0.nodes', { kind: 'too-small', of: 'list', least: 1 }],
  ],
  [
    'a way to libvirt that there is not',
    host({ libvirt: 'tcp' }),
    ['hosts.0.libvirt', form('libvirt-access')],
  ],
  [
    'a way to libvirt by TLS without its key',
    host({ libvirt: { tls: { ca: '/ca', certificate: '/cert' } } }),
    ['hosts.0.libvirt.tls.key', { kind: 'missing', expected: type('text') }],
  ],
  [
    'no kind of BMC',
    bmc({ kind: undefined }),
    ['hosts.0.bmc.kind', { kind: 'missing', expected: one('ipmi', 'redfish') }],
  ],
  [
    'another kind of BMC',
    bmc({ kind: 'ilo' }),
    ['hosts.0.bmc.kind', { kind: 'wrong-value', expected: one('ipmi', 'redfish') }],
  ],
  [
    'a kind of BMC that is a list',
    bmc({ kind: [] }),
    ['hosts.0.bmc.kind', { kind: 'wrong-type', expected: one('ipmi', 'redfish'), found: 'list' }],
  ],
  [
    'a suite that is not taken',
    bmc({ cipherSuite: 4 }),
    ['hosts.0.bmc.cipherSuite', { kind: 'wrong-value', expected: one('3', '17') }],
  ],
  [
    'no secret',
    bmc({ secret: undefined }),
    ['hosts.0.bmc.secret', { kind: 'missing', expected: { kind: 'form', form: 'secret' } }],
  ],
  [
    'a password for the name of a secret',
    bmc({ secret: 'pass word' }),
    ['hosts.0.bmc.secret', form('secret-name')],
  ],
  ['a secret from nowhere', bmc({ secret: { envi: 'A' } }), ['hosts.0.bmc.secret', form('secret')]],
  [
    'a variable that cannot be',
    bmc({ secret: { env: 'A B' } }),
    ['hosts.0.bmc.secret.env', form('environment-name')],
  ],
])('of a site file: %s', (_what, value, ...wrong) => {
  expect(troubles(value, siteFileSchema)).toEqual(wrong);
});

const channel = (more: object) => ({ version: 1, channels: [{ name: 'm', url: 'http://a', ...more }] });
test.each<[string, unknown, ...Wrong[]]>([
  [
    'channels without a list',
    { version: 1, channels: {} },
    ['channels', { kind: 'wrong-type', expected: type('list'), found: 'fields' }],
  ],
  [
    'an address that is none',
    channel({ kind: 'webhook', url: 'file:///x' }),
    ['channels.0.url', form('web-address')],
  ],
  [
    'a token in the file',
    channel({ kind: 'webhook', token: 'secret' }),
    ['channels.0.token', form('secret-source')],
  ],
  [
    'a label that is none',
    channel({ kind: 'alertmanager', labels: { 'a b': 'x' } }),
    ['channels.0.labels.a b', form('label-name')],
  ],
  [
    'a label that is a number',
    channel({ kind: 'alertmanager', labels: { team: 7 } }),
    ['channels.0.labels.team', { kind: 'wrong-type', expected: type('text'), found: 'whole-number' }],
  ],
])('of notify.yaml: %s', (_what, value, ...wrong) => {
  expect(troubles(value, notifyFileSchema)).toEqual(wrong);
});

test('what somebody wrote is not repeated: it may be a password', () => {
  const wrong = [
    troubles(bmc({ secret: 'hush hush', user: 'hush:hush' }), siteFileSchema),
    troubles(channel({ kind: 'webhook', token: 'hush hush', url: 'hush hush' }), notifyFileSchema),
  ];
  expect(wrong.flat()).toHaveLength(4);
  expect(JSON.stringify(wrong)).not.toContain('hush');
});

type Rule = z.core.$ZodTypeDef | z.core.$ZodCheckDef;

/** What a schema is made of, with the rules on its texts. */
function partsOf({ _zod: { def } }: z.core.$ZodType): Rule[] {
  const parts = def as z.core.$ZodTypeDef & {
    readonly shape?: Record<string, z.core.$ZodType>;
    readonly options?: readonly z.core.$ZodType[];
    readonly checks?: readonly { readonly _zod: { readonly def: Rule } }[];
  } & Partial<Record<'element' | 'innerType' | 'keyType' | 'valueType', z.core.$ZodType>>;
  const { shape = {}, options = [], element, innerType, keyType, valueType, checks = [] } = parts;
  const inner = [...Object.values(shape), ...options, element, innerType, keyType, valueType];
  return [
    def,
    ...checks.map((check) => check._zod.def),
    ...inner.flatMap((part) => (part === undefined ? [] : partsOf(part))),
  ];
}

test('every rule of a form names a form that has words', () => {
  const rules = [siteFileSchema, notifyFileSchema].flatMap(partsOf).filter((def) => {
    const { type: kind, format, check, discriminator } = def as unknown as Record<string, unknown>;
    const isOfText = format !== undefined && check !== 'number_format' && kind !== 'number';
    return isOfText || (kind === 'union' && discriminator === undefined);
  });
  const codes = rules.map(({ error }) => error?.({} as never) ?? 'none');
  expect(codes.filter((code) => !FILE_FORMS.some((known) => known === code))).toEqual([]);
  expect(new Set(codes)).toEqual(new Set(FILE_FORMS));
});
