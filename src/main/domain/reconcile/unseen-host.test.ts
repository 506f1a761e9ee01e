import { expect, test } from 'vitest';
import { siteWith, unknown } from '../../../../test/support/sample-readings.ts';
import { reconcile } from './reconcile.ts';

test('a host that nothing can see is unknown itself, and leaves the site to what is seen', () => {
  const readings = siteWith({ hosts: [{ kind: 'esxi', libvirt: unknown({ kind: 'not-asked' }) }] });
  const judged = reconcile(readings);
  expect(judged.host(readings.hosts[0]!)).toBe('unknown');
  expect(judged.advice.map(({ code }) => code)).toContain('host-power-not-known');
  expect(judged.findings.map(({ code }) => code)).not.toContain('host-power-not-known');
});
