// Plain Node 20, no dependencies: what `npm test` runs, in its order.
import { electronBinary, hasDisplay } from './electron-binary.mjs';

const isRoot = () => process.getuid?.() === 0;
const FETCH_BINARY = 'npx install-electron';

const vitest = (project) => (report) => [
  'vitest',
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];

/**
 * `kind` says how its outcome is counted: `check` is one test, the others report their own numbers.
 * `missing` names what it lacks on this machine besides packages, or null; `enabledBy` is the command that helps where
 * root on Debian does not. `needsKernel`: it boots guests. `beside` names the suite that it starts together with,
 * when that one runs too: it mostly waits, or needs one core alone. It is told of in its own turn. `patient`: beside another it
 * takes the time that is left over.
 */
export const SUITES = [
  { name: 'typecheck', kind: 'check', command: () => ['tsc', '-b'] },
  {
    name: 'format',
    kind: 'check',
    beside: 'typecheck',
    command: () => ['prettier', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'unit', kind: 'vitest', command: vitest('unit') },
  {
    name: 'lint',
    kind: 'check',
    beside: 'unit',
    patient: true,
    command: () => ['eslint', '.', '--max-warnings', '0'],
  },
  { name: 'scenarios', kind: 'vitest', beside: 'typecheck', command: vitest('scenarios') },
  { name: 'build', kind: 'check', command: () => ['electron-vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'integration',
    kind: 'vitest',
    command: vitest('integration'),
    needs: [
      'libvirt-daemon-system',
      'libvirt-clients',
      'qemu-system-x86',
      'openssh-server',
      'openssh-client',
      'busybox-static',
      'netcat-openbsd',
      'openssl',
      'sudo',
      'prometheus-alertmanager',
      'ipmitool',
      'openipmi',
      'redfishtool',
    ],
    needsKernel: true,
    missing: () => (isRoot() ? null : 'root (its daemons run in mount namespaces of their own)'),
  },
  { name: 'shell', kind: 'vitest', beside: 'integration', command: vitest('shell') },
  {
    name: 'e2e',
    kind: 'playwright',
    command: () => ['playwright', 'test', '--project', 'serve'],
    // A walk compares what it sees with what virsh lists.
    needs: ['chromium', 'libvirt-clients'],
  },
  {
    name: 'electron',
    kind: 'playwright',
    command: () => ['playwright', 'test', '--project', 'electron'],
    missing: () => {
      if (electronBinary() === null) return `Electron's binary (${FETCH_BINARY} fetches it from GitHub)`;
      return hasDisplay() ? null : 'a display (DISPLAY or WAYLAND_DISPLAY)';
    },
    enabledBy: () =>
      electronBinary() === null ? `${FETCH_BINARY} && npm test` : 'npm test in a desktop session',
  },
];
