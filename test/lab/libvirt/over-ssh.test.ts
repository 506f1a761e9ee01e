import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LibvirtReader } from '../../../src/main/sources/libvirt/libvirt-reader.ts';
import { openLibvirtStream } from '../../../src/main/sources/ssh/open-libvirt-stream.ts';
import { Desk, NEVER } from '../../integration/ssh/ssh-client.ts';
import { startLibvirtd, type LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { openReader, said } from '../../support/lab-reader.ts';
import { startSshd, type LabSshd, type LabSshdOptions } from '../../support/lab-sshd.ts';
import { kib, virshFields, virshNumber } from '../../support/lab-virsh.ts';

const URI = 'test:///default';
const NO_FORWARDING = ['AllowStreamLocalForwarding no'];

const programAt = (name: string): string =>
  realpathSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim());
const helper = programAt('virt-ssh-helper');
const netcat = programAt('nc');

/** Each server leaves one way alone, so that nothing else can have carried the answer. */
const WAYS: Readonly<Record<string, LabSshdOptions>> = {
  'a socket that is forwarded': { without: [helper, netcat] },
  'virt-ssh-helper': { config: NO_FORWARDING, without: [netcat] },
  nc: { config: NO_FORWARDING, without: [helper] },
};

let daemon: LabLibvirtd;
const servers = new Map<string, LabSshd>();
let desk: Desk;

beforeAll(async () => {
  daemon = await startLibvirtd();
  const libvirtRun = path.dirname(daemon.socket);
  for (const [way, options] of Object.entries(WAYS))
    servers.set(way, await startSshd({ ...options, libvirtRun }));
  const all = [...servers.values()];
  desk = new Desk();
  desk.write('known_hosts', `${all.map(({ knownHostsLine }) => knownHostsLine).join('\n')}\n`);
  const keys = all.map(({ userKeys }) => ` IdentityFile ${userKeys.plain.file}`);
  desk.write('config', `Host *\n User root\n${keys.join('\n')}\n`);
});

afterAll(async () => {
  desk.clear();
  await Promise.all([...servers.values()].map((server) => server.stop()));
  await daemon.stop();
});

async function readerThrough(way: string): Promise<LibvirtReader> {
  const { port } = servers.get(way)!;
  const connection = await desk.mustConnect({ address: '127.0.0.1', port });
  return openReader({ kind: 'stream', open: (signal) => openLibvirtStream(connection, URI, signal) }, URI);
}

test.each(Object.keys(WAYS))(
  'through the real sshd by %s the real libvirtd says what it says to virsh',
  async (way) => {
    const reader = await readerThrough(way);
    const virsh = (...args: string[]) => daemon.virsh(args, URI);
    const [domain] = await said(reader.listDomains(NEVER));
    expect(`${domain!.name}\n`).toBe((await virsh('list', '--name')).replace(/\n+$/, '\n'));
    expect(domain!.id).toBe((await virsh('domuuid', domain!.name)).trim());
    const about = await said(reader.about(NEVER));
    expect(about.hostname).toBe((await virsh('hostname')).trim());
    const fields = virshFields(await virsh('dominfo', domain!.name));
    const info = await said(reader.info(domain!.id, NEVER));
    expect(info.vcpus).toBe(virshNumber(fields, 'CPU(s)'));
    expect(info.maximumMemoryBytes).toBe(kib(virshNumber(fields, 'Max memory')));
    expect((await said(reader.xml(domain!.id, NEVER))).trim()).toBe(
      (await virsh('dumpxml', domain!.name)).trim(),
    );
    reader.close();
  },
);
