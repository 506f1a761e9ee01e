import { expect, test } from 'vitest';
import { known, siteWith, unknown } from '../../../../test/support/sample-readings.ts';
import { findingText } from '../../../shared/text/finding-text.ts';
import { createText } from '../../../shared/text/text.ts';
import type { HostDraft } from './site-readings.ts';
import { reconcile } from './reconcile.ts';

const TEXT = createText('en');

function silentHost(bmc: HostDraft['bmc']) {
  const readings = siteWith({ hosts: [{ libvirt: unknown({ kind: 'timed-out', afterMs: 1 }), bmc }] });
  const judged = reconcile(readings);
  const found = judged.findings.find(({ code }) => code === 'host-not-known');
  return { severity: judged.host(readings.hosts[0]!), found };
}

test('a silent host that its BMC proves to be off stays unknown, and its finding says so', () => {
  const { severity, found } = silentHost(known('off'));
  expect(severity).toBe('unknown');
  expect(found).toMatchObject({ severity: 'unknown', facts: { power: 'off' } });
  expect(findingText(TEXT, found!)).toMatch(/is not known: .+; off, proven by its BMC$/);
});

test('a BMC that says on, or is not known itself, proves nothing of a silent host', () => {
  const old = { ...unknown({ kind: 'silent', intervals: 3 }), last: { value: 'off' as const, at: 5 } };
  for (const bmc of [null, known('on' as const), old]) {
    const { severity, found } = silentHost(bmc);
    expect(severity).toBe('unknown');
    expect(found?.facts).not.toHaveProperty('power');
    expect(findingText(TEXT, found!)).not.toContain('BMC');
  }
});
