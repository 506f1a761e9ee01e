import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample } from '../../../test/fixtures/read-sample.ts';
import { parseAgentTargets } from './agent-targets.ts';

const FULL = sample('agent-targets', 'kvm-with-host-check.txt');

test('reads the node, the domain and the host of every agent', () => {
  const read = parseAgentTargets(FULL);
  expect(read.ok && read.value).toHaveLength(6);
  expect(read.ok && read.value[0]).toEqual({
    agent: 'SA_libvirtgp',
    node: 'node1',
    domain: 'domain1',
    host: '10.20.30.50',
  });
  expect(read.ok && read.value[5]).toEqual({
    agent: 'SA_vmchkhost',
    node: 'node2',
    domain: null,
    host: '10.20.30.51',
    hostNode: 'host2',
  });
});

test('agents without a file have no targets', () => {
  expect(parseAgentTargets(sample('agent-targets', 'none.txt'))).toEqual({ ok: true, value: [] });
});

test.each([
  'file SA_libvirtgp.cfg unknown-format\n',
  'file SA_libvirtgp.cfg unreadable\n',
  'awk: cannot open /etc/opt/SMAW/SMAWsf/SA_libvirtgp.cfg\n',
  'target SA_libvirtgp node1 domain1 10.20.30.50 -\n',
  'file SA_libvirtgp.cfg recognised\ntarget SA_libvirtgp node1 domain1\n',
  'file SA_libvirtgp.cfg absent\nfile SA_libvirtgp.cfg absent\n',
  FULL.trimEnd(),
  '',
])('a format that the filter does not know makes the view unreadable: %j', (text) => {
  expect(parseAgentTargets(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('whatever the damage: every target that is read stands in the text', () => {
  fc.assert(
    fc.property(damagedSample('agent-targets'), (text) => {
      const read = parseAgentTargets(text);
      const targets = read.ok ? read.value : [];
      for (const { agent } of targets) expect(text).toMatch(new RegExp(`target\\s+${agent}`));
      for (const { node } of targets) expect(text).toContain(node);
    }),
    { numRuns: 1000 },
  );
});
