import { execFile } from 'node:child_process';
import { access, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makeCpio } from './lab-cpio.ts';
import type { CpioEntry } from './lab-cpio.ts';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '../../.cache/lab-kernel');

export interface LabKernel {
  readonly kernel: string;
  readonly initramfs: string;
}

/** What a guest prints on its serial line once it runs. */
export const READY = 'LAB GUEST READY';

/**
 * Debian's smallest kernel, downloaded and unpacked into the cache (never installed), with a first root of busybox
 * that loads the virtio drivers, reads and writes its disk once, prints `READY` and then idles, or spins where its kernel
 * was told `labwork`.
 */
export async function labKernel(): Promise<LabKernel> {
  const { stdout } = await run('apt-cache', ['depends', 'linux-image-cloud-amd64']);
  const name = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (name === undefined) throw new Error('apt knows no linux-image-cloud-amd64: apt-get update');
  const folder = join(CACHE, name);
  if (!(await exists(join(folder, 'boot')))) await unpack(name, folder);
  const version = name.replace('linux-image-', '');
  const initramfs = join(CACHE, `${name}.initramfs.${String(process.pid)}.gz`);
  await writeFile(initramfs, gzipSync(await firstRoot(join(folder, 'lib/modules', version, 'kernel'))));
  await rename(initramfs, join(CACHE, `${name}.initramfs.gz`));
  return {
    kernel: join(folder, 'boot', `vmlinuz-${version}`),
    initramfs: join(CACHE, `${name}.initramfs.gz`),
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function unpack(name: string, folder: string): Promise<void> {
  const draft = join(CACHE, `draft-${String(process.pid)}`);
  await mkdir(draft, { recursive: true });
  await run('apt-get', ['download', name], { cwd: draft });
  const [archive] = (await readdir(draft)).filter((each) => each.endsWith('.deb'));
  await run('dpkg-deb', ['-x', archive!, 'unpacked'], { cwd: draft });
  await rename(join(draft, 'unpacked'), folder).catch(() => null); // somebody else was faster
  await rm(draft, { recursive: true, force: true });
}

/** In the order in which they need one another. */
const DRIVERS = [
  'drivers/virtio/virtio_ring.ko',
  'drivers/virtio/virtio.ko',
  'drivers/virtio/virtio_pci_legacy_dev.ko',
  'drivers/virtio/virtio_pci_modern_dev.ko',
  'drivers/virtio/virtio_pci.ko',
  'drivers/virtio/virtio_balloon.ko',
  'drivers/block/virtio_blk.ko',
];

const INIT = `#!/bin/busybox sh
/bin/busybox mount -t devtmpfs devtmpfs /dev
/bin/busybox mount -t proc proc /proc
for driver in /drivers/*; do /bin/busybox insmod $driver; done
/bin/busybox sleep 1
/bin/busybox dd if=/dev/vda of=/dev/null bs=65536 count=8
/bin/busybox dd if=/dev/zero of=/dev/vda bs=65536 count=4
/bin/busybox sync
echo ${READY} > /dev/ttyS0
if /bin/busybox grep -q labwork /proc/cmdline; then while :; do :; done; fi
while :; do /bin/busybox sleep 1; done
`;

async function firstRoot(modules: string): Promise<Buffer> {
  const folders = ['bin', 'dev', 'proc', 'drivers'].map((path) => ({ path, mode: 0o040755 }));
  const drivers: CpioEntry[] = [];
  for (const [index, path] of DRIVERS.entries()) {
    const content = await readFile(join(modules, path));
    drivers.push({ path: `drivers/${String(index)}-${basename(path)}`, mode: 0o100644, content });
  }
  return makeCpio([
    ...folders,
    { path: 'dev/console', mode: 0o020600, device: [5, 1] },
    { path: 'bin/busybox', mode: 0o100755, content: await readFile('/bin/busybox') },
    { path: 'init', mode: 0o100755, content: Buffer.from(INIT) },
    ...drivers,
  ]);
}
