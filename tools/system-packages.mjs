// Plain Node 20, no dependencies: Debian packages that the tests drive as real peers.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Debian package -> a file that tells that it is there. */
const NEEDED = {
  chromium: '/usr/bin/chromium',
  'libvirt-daemon-system': '/usr/sbin/libvirtd',
  'libvirt-clients': '/usr/bin/virsh',
  'qemu-system-x86': '/usr/bin/qemu-system-x86_64',
  'openssh-server': '/usr/sbin/sshd',
  'openssh-client': '/usr/bin/ssh-agent',
  'busybox-static': '/bin/busybox',
  'netcat-openbsd': '/bin/nc.openbsd',
  openssl: '/usr/bin/openssl',
  sudo: '/usr/bin/sudo',
  'prometheus-alertmanager': '/usr/bin/prometheus-alertmanager',
  ipmitool: '/usr/bin/ipmitool',
  openipmi: '/usr/bin/ipmi_sim',
  redfishtool: '/usr/bin/redfishtool',
};
const POLICY = '/usr/sbin/policy-rc.d';
const ASIDE = '/usr/sbin/policy-rc.d.nodeward-aside';

export const missingPackages = () => Object.keys(NEEDED).filter((name) => !existsSync(NEEDED[name]));

export const installCommand = (names) => `apt-get install --no-install-recommends ${names.join(' ')}`;

export const canInstall = () =>
  process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && /debian/i.test(osRelease());

/** Installs with service starts forbidden (policy-rc.d answers 101); whatever policy there was is put back. */
export function installSystemPackages(names) {
  console.log(`Installing from Debian, with service starts forbidden meanwhile: ${names.join(' ')}`);
  const restore = forbidServices();
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  try {
    return apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  } finally {
    restore();
  }
}

function forbidServices() {
  if (existsSync(POLICY)) renameSync(POLICY, ASIDE);
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const restore = () => {
    process.off('exit', restore);
    rmSync(POLICY, { force: true });
    if (existsSync(ASIDE)) renameSync(ASIDE, POLICY);
  };
  process.on('exit', restore);
  return restore;
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
