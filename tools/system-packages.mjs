// Plain Node 20, no dependencies: Debian packages that the tests drive as real peers.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { forbidServices, PLACES } from './forbid-services.mjs';

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
/** With the exit code of one that a signal ended. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

export const missingPackages = () => Object.keys(NEEDED).filter((name) => !existsSync(NEEDED[name]));

export const installCommand = (names) => `apt-get install --no-install-recommends ${names.join(' ')}`;

export const isDebian = () => existsSync('/usr/bin/apt-get') && /debian/i.test(osRelease());

/**
 * Installs with service starts forbidden; whatever policy there was is put back, also when a signal ends this: then apt
 * is told as well, and the process ends once apt has. False when something was not installed.
 */
export async function installSystemPackages(names, { places = PLACES, apt = 'apt-get' } = {}) {
  console.log(`Installing from Debian, with service starts forbidden meanwhile: ${names.join(' ')}`);
  const forbidden = forbidServices(places);
  if (forbidden.refused !== undefined) {
    console.error(`Nothing was installed: ${forbidden.refused}.`);
    return false;
  }
  process.on('exit', forbidden.restore);
  const told = tellOnSignals();
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ];
  let succeeded = true;
  for (const args of steps) succeeded &&= told.signal() === null && (await runApt(apt, args, told));
  told.stop();
  process.off('exit', forbidden.restore);
  forbidden.restore();
  if (told.signal() !== null) process.exit(SIGNALS[told.signal()]);
  return succeeded;
}

function runApt(apt, args, told) {
  const child = spawn(apt, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  told.child = child;
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/**
 * Any signal is SIGINT to apt: it ends at that while it downloads, and lets dpkg come to its end. It is waited for, since
 * services may be started as long as it runs.
 */
function tellOnSignals() {
  let first = null;
  const told = {
    child: null,
    signal: () => first,
    stop: () => {
      for (const signal of Object.keys(SIGNALS)) process.off(signal, onSignal);
    },
  };
  const onSignal = (signal) => {
    first ??= signal;
    told.child?.kill('SIGINT');
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, onSignal);
  return told;
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
