import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LabLibvirtd } from '../test/support/lab-libvirtd.ts';

const run = promisify(execFile);
export const GUESTS = 1_000;
const DISK_BYTES = 1_048_576;

/** Domains of libvirt's test driver: it runs nothing and tells their state alone, however they are defined. */
export async function testNode(daemon: LabLibvirtd, device: (name: string) => string): Promise<string> {
  const file = path.join(daemon.folder, `node-${String(device('').length)}.xml`);
  const domains = names().map((name) => domainXml('test', name, device(name)));
  await writeFile(file, `<node>${domains.join('')}</node>`);
  return `test://${file}`;
}

/** 1,000 inactive domains of the real QEMU driver, with processors, memory, two disks and an interface. */
export async function defineInactive(daemon: LabLibvirtd): Promise<string> {
  const disk = path.join(daemon.folder, 'disk.img');
  await writeFile(disk, Buffer.alloc(DISK_BYTES));
  const file = path.join(daemon.folder, 'domains.json');
  await writeFile(file, JSON.stringify(names().map((name) => domainXml('qemu', name, devices(disk)))));
  const uri = `qemu+unix:///system?socket=${daemon.socket}`;
  await run('/usr/bin/python3', ['-c', DEFINE, uri, file]);
  return 'qemu:///system';
}

const DEFINE = `
import json, libvirt, sys
connection = libvirt.open(sys.argv[1])
for xml in json.load(open(sys.argv[2])):
    connection.defineXML(xml)
`;

/** A daemon that answers the bulk call from memory; see libvirt-replay.ts. */
export async function startReplay(
  daemon: LabLibvirtd,
): Promise<{ socket: string; stop: () => Promise<void> }> {
  const socket = path.join(daemon.folder, 'replay-sock');
  const script = path.join(import.meta.dirname, 'libvirt-replay.ts');
  const child = spawn(process.execPath, [script, daemon.socket, socket], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const ready = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!ready) throw new Error('the replaying daemon did not start');
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  return { socket, stop };
}

const names = () => Array.from({ length: GUESTS }, (_, index) => `guest${String(index).padStart(4, '0')}`);

const domainXml = (type: string, name: string, inside: string) =>
  `<domain type='${type}'><name>${name}</name><memory>1048576</memory><vcpu>4</vcpu>` +
  `<os><type arch='x86_64'>hvm</type></os>${inside}</domain>`;

/** Of a domain that has them. */
export const devices = (disk: string): string => {
  const each = ['vda', 'vdb'].map(
    (target) =>
      `<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='${disk}'/><target dev='${target}' bus='virtio'/></disk>`,
  );
  return `<devices>${each.join('')}<interface type='ethernet'/></devices>`;
};
