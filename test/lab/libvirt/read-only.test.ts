import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import type { LibvirtConnection } from '../../../src/main/sources/libvirt/connection.ts';
import { openConnection } from '../../../src/main/sources/libvirt/open-libvirt.ts';
import { nothing } from '../../../src/main/sources/libvirt/wire/codec.ts';
import { procedure } from '../../../src/main/sources/libvirt/wire/procedure.ts';
import { domainField } from '../../../src/main/sources/libvirt/wire/scalars.ts';
import { startLibvirtd } from '../../support/lab-libvirtd.ts';
import type { LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { said } from '../../support/lab-reader.ts';

const URI = 'test:///default';
const signal = new AbortController().signal;
let daemon: LabLibvirtd;
let domain: { name: string; uuid: string; id: number };

beforeAll(async () => {
  daemon = await startLibvirtd();
  domain = { name: 'test', uuid: (await daemon.virsh(['domuuid', 'test'], URI)).trim(), id: 1 };
});

afterAll(async () => {
  await daemon.stop();
});

/** The very connection that polling uses, through the daemon's read-write door. */
const pollingConnection = (): Promise<LibvirtConnection> => {
  const transport = { kind: 'tcp', host: '127.0.0.1', port: daemon.tcpPort } as const;
  return said(openConnection({ transport, uri: URI, clock: systemClock, signal, deadlineMs: 10_000 }));
};

const DOMAIN_DESTROY = procedure(12, domainField, nothing);
const DOMAIN_CREATE = procedure(9, domainField, nothing);
const DOMAIN_SUSPEND = procedure(34, domainField, nothing);

test.each([
  ['destroy', DOMAIN_DESTROY],
  ['start', DOMAIN_CREATE],
  ['suspend', DOMAIN_SUSPEND],
] as const)('the daemon itself refuses to %s a domain on the polling connection', async (_what, change) => {
  const connection = await pollingConnection();
  const answer = await connection.call(change, { domain }, signal);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'libvirt', code: 29 } });
  expect(JSON.stringify(answer)).toContain('read only access prevents');
  connection.end({ kind: 'cancelled' });
  expect(await daemon.virsh(['domstate', 'test'], URI)).toContain('running');
});
