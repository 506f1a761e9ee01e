import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample } from '../../../test/fixtures/read-sample.ts';
import { parseCapabilitiesXml } from './capabilities-xml.ts';

test('reads the host of a KVM machine', () => {
  const value = {
    uuid: '30313436-3631-5a43-3332-30354b4d3756',
    arch: 'x86_64',
    cpuModel: 'Skylake-Server-IBRS',
  };
  expect(parseCapabilitiesXml(sample('capabilities-xml', 'kvm-host.xml'))).toEqual({ ok: true, value });
});

test('a driver that knows no uuid and no model leaves them unknown', () => {
  const value = { uuid: null, arch: 'i686', cpuModel: null };
  expect(parseCapabilitiesXml(sample('capabilities-xml', 'test-driver.xml'))).toEqual({ ok: true, value });
});

test.each(['', '<capabilities/>', '<!DOCTYPE c><capabilities/>', '<capabilities><host></capabilities>'])(
  'refuses %j as a value',
  (text) => {
    expect(parseCapabilitiesXml(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  },
);

test('whatever the damage, nothing is thrown', () => {
  fc.assert(
    fc.property(damagedSample('capabilities-xml'), (text) => {
      const read = parseCapabilitiesXml(text);
      if (read.ok) expect(text).toContain(read.value.arch);
    }),
    { numRuns: 300 },
  );
});
