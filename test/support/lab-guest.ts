import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { READY } from './lab-kernel.ts';
import type { LabKernel } from './lab-kernel.ts';
import type { LabLibvirtd } from './lab-libvirtd.ts';

export const LAB_NAMESPACE = 'urn:nodeward:lab';

/** Defines a small guest under software emulation; it is not started. Its serial line goes to `NAME.log`. A busy one spins. */
export async function defineGuest(
  daemon: LabLibvirtd,
  kernel: LabKernel,
  name: string,
  uuid: string,
  work: 'idle' | 'busy' = 'idle',
): Promise<void> {
  const disk = join(daemon.folder, `${name}.img`);
  await writeFile(disk, Buffer.alloc(4 * 1_048_576));
  const file = join(daemon.folder, `${name}.xml`);
  await writeFile(
    file,
    guestXml({
      name,
      uuid,
      disk,
      log: logOf(daemon, name),
      work: work === 'busy' ? ' labwork' : '',
      ...kernel,
    }),
  );
  await daemon.virsh(['define', file]);
}

/** Waits until the guest's own first program says so. Boots in seconds even without hardware help. */
export async function guestReady(daemon: LabLibvirtd, name: string): Promise<void> {
  for (let tries = 0; tries < 900; tries++) {
    const log = await readFile(logOf(daemon, name), 'utf8').catch(() => '');
    if (log.includes(READY)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`guest ${name} did not boot:\n${await readFile(logOf(daemon, name), 'utf8')}`);
}

const logOf = (daemon: LabLibvirtd, name: string): string => join(daemon.folder, `${name}.log`);

type GuestParts = Record<'name' | 'uuid' | 'disk' | 'log' | 'work' | 'kernel' | 'initramfs', string>;

const guestXml = ({ name, uuid, disk, log, work, kernel, initramfs }: GuestParts): string => `
<domain type='qemu'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <metadata><lab:node xmlns:lab='${LAB_NAMESPACE}' cluster='fuji'>${name}</lab:node></metadata>
  <memory unit='MiB'>192</memory>
  <currentMemory unit='MiB'>160</currentMemory>
  <vcpu current='1'>2</vcpu>
  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
    <kernel>${kernel}</kernel>
    <initrd>${initramfs}</initrd>
    <cmdline>console=ttyS0 quiet panic=-1${work}</cmdline>
  </os>
  <features><acpi/></features>
  <on_poweroff>destroy</on_poweroff>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='${disk}'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='user'><model type='virtio'/></interface>
    <serial type='file'><source path='${log}'/><target port='0'/></serial>
    <memballoon model='virtio'><stats period='1'/></memballoon>
  </devices>
</domain>
`;
