import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample } from '../../../test/fixtures/read-sample.ts';
import { parseDomainXml } from './domain-xml.ts';
import { XML_LIMIT } from './xml.ts';

const NODE = sample('domain-xml', 'cluster-node.xml');

test('reads what a real libvirt prints', () => {
  expect(parseDomainXml(sample('domain-xml', 'test-driver.xml'))).toEqual({
    ok: true,
    value: {
      name: 'test',
      uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f',
      vcpus: 2,
      memoryKib: 8388608,
      interfaces: [{ mac: 'aa:bb:cc:dd:ee:ff', source: 'default' }],
      disks: [{ target: 'vda', source: '/guest/diskimage1' }],
      node: null,
    },
  });
});

test('reads every disk and interface, units, escaped names and the node that the metadata name', () => {
  expect(parseDomainXml(NODE)).toMatchObject({
    ok: true,
    value: {
      name: 'fuji2 & co',
      vcpus: 4,
      memoryKib: 4 * 1024 * 1024,
      interfaces: [
        { mac: '52:54:00:aa:00:01', source: 'br-admin' },
        { mac: '52:54:00:aa:00:02', source: null },
      ],
      disks: [
        { target: 'vda', source: '/var/lib/libvirt/images/fuji2.qcow2' },
        { target: 'sda', source: '/dev/mapper/shared1' },
        { target: 'sdb', source: null },
      ],
      node: { node: 'fuji2', cluster: 'orders' },
    },
  });
});

test.each([
  ['in another namespace', NODE.replace('xmlns/node/1', 'xmlns/node/2')],
  [
    'given twice',
    NODE.replace('<nw:node', '<nw:node xmlns:nw="https://nodeward.io/xmlns/node/1" node="x"/><nw:node'),
  ],
  ['without a name', NODE.replace(' node="fuji2"', '')],
])('a mark %s names no node', (_what, text) => {
  expect(parseDomainXml(text)).toMatchObject({ ok: true, value: { node: null } });
});

test('the mark is known by its namespace, whatever the prefix', () => {
  const text = NODE.replaceAll('nw:', 'q:').replace('xmlns:nw', 'xmlns:q');
  expect(parseDomainXml(text)).toMatchObject({ value: { node: { node: 'fuji2' } } });
  const plain = NODE.replace('<nw:node xmlns:nw=', '<node xmlns=');
  expect(parseDomainXml(plain)).toMatchObject({ value: { node: { node: 'fuji2' } } });
});

const BOMB = `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${NODE.replace('fuji2 &amp;', '&b;')}`;
test.each([
  ['a document type', BOMB],
  ['an outside entity', `<!DOCTYPE d SYSTEM "file:///etc/passwd">${NODE}`],
  ['no end', NODE.slice(0, -20)],
  ['a second root', `${NODE}<domain/>`],
  ['another root', '<network><name>x</name></network>'],
  ['a name that poisons objects', NODE.replace('<metadata>', '<metadata><__proto__ node="x"/>')],
  ['far too deep nesting', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`],
  ['far too much of it', NODE.replace('</domain>', `${' '.repeat(XML_LIMIT)}</domain>`)],
  ['a uuid that is none', NODE.replace('4dea22b3-', '4dea22b3x')],
  ['a memory of unknown unit', NODE.replace("unit='GiB'", "unit='furlong'")],
  ['nothing', ''],
])('XML with %s is refused as a value', (_what, text) => {
  expect(parseDomainXml(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('whatever the damage, nothing is thrown and a name that is read stands in the text', () => {
  fc.assert(
    fc.property(damagedSample('domain-xml'), (text) => {
      const read = parseDomainXml(text);
      if (read.ok) expect(text).toContain(read.value.uuid);
    }),
    { numRuns: 500 },
  );
});
