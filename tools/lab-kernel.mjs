// Plain Node 20, no dependencies: the kernel that the test guests boot (test/support/lab-kernel.ts fetches it).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const KERNEL = 'linux-image-cloud-amd64';

/** Whether apt knows it, and whether it is unpacked in the cache. */
export function kernelState() {
  const { stdout } = spawnSync('apt-cache', ['depends', KERNEL], { encoding: 'utf8' });
  const [, name] = /Depends: (linux-image-\S+)/.exec(stdout ?? '') ?? [];
  if (name === undefined) return 'unknown-to-apt';
  return existsSync(`.cache/lab-kernel/${name}/boot`) ? 'unpacked' : 'to-be-downloaded';
}

/** Says what will be downloaded; answers what is missing, or null. Fetches apt's lists where `mayUpdate` allows it. */
export function prepareKernel(mayUpdate) {
  if (kernelState() === 'unknown-to-apt' && mayUpdate) {
    console.log(`apt does not know ${KERNEL} yet: apt-get update`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const state = kernelState();
  if (state === 'unknown-to-apt') return `the lists of apt, for the kernel of the test guests (${KERNEL})`;
  if (state === 'to-be-downloaded') {
    console.log(
      `The test guests boot Debian's ${KERNEL}: it is downloaded and unpacked into .cache/lab-kernel, not installed.`,
    );
  }
  return null;
}
