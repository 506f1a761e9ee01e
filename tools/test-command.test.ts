import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyTools, type Pretended, type ToolsCopy } from '../test/support/tools-copy.ts';

const SUDO = 'sudo env "PATH=$PATH" npm test';
const ROOT = { uid: 0 } as const;
let copy: ToolsCopy;

beforeEach(() => {
  copy = copyTools();
  for (const tool of ['tsc', 'prettier', 'eslint', 'electron-vite']) tools(tool, 'exit 0');
  tools(
    'vitest',
    `for each in "$@"; do case "$each" in --outputFile.json=*)
      echo '{"numPassedTests":2,"numFailedTests":0,"numPendingTests":0,"numTodoTests":0}' > "\${each#*=}";; esac; done`,
  );
  tools(
    'playwright',
    `echo '{"stats":{"expected":3,"unexpected":0,"flaky":0,"skipped":0}}' > "$PLAYWRIGHT_JSON_OUTPUT_NAME"`,
  );
  copy.program('apt-cache', 'echo "  Depends: linux-image-6.1.0-1-cloud-amd64"');
  copy.program('apt-get', `echo "$@" >> '${copy.at('asked-apt')}'`);
});
afterEach(() => {
  copy.remove();
});

const tools = (name: string, body: string) => copy.write(`node_modules/.bin/${name}`, `#!/bin/sh\n${body}\n`);
const npmTest = (words: readonly string[], pretended?: Pretended) =>
  copy.run(['tools/test.mjs', ...words], pretended);
const lineOf = (out: string, suite: string) =>
  out.split('\n').find((line) => new RegExp(`^${suite} +`).test(line));
const asked = () => copy.read('asked-apt');

test('everything that can run runs, and the last line counts', async () => {
  const { code, out } = await npmTest([], ROOT);
  expect(code).toBe(0);
  expect(out).toMatch(/\n15 passed, 0 failed\n$/);
  expect(lineOf(out, 'integration')).toMatch(/^integration +2 +0 +0 +\d+$/);
});

test('a suite that fails fails the command', async () => {
  tools('tsc', 'exit 1');
  const { code, out } = await npmTest(['--only', 'typecheck,format']);
  expect([code, out.trim().split('\n').at(-1)]).toEqual([1, '1 passed, 1 failed']);
});

test('what failed is named at the end, with the first line of its reason, by whichever tool', async () => {
  const ofVitest = {
    ...{ numPassedTests: 2, numFailedTests: 2, numPendingTests: 0, numTodoTests: 0 },
    testResults: [
      {
        name: copy.at('src/a.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'one that holds', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'one that does not',
            failureMessages: ['\u001b[31mexpected 2 to be 1\u001b[39m\n at x'],
          },
        ],
      },
      { name: copy.at('src/b.test.ts'), status: 'failed', message: 'no such import', assertionResults: [] },
    ],
  };
  const spec = { title: 'a walk', file: 'e2e/c.spec.ts', ok: false };
  const tests = [{ results: [{ error: { message: 'no such button' } }] }];
  const ofPlaywright = {
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    suites: [
      {
        specs: [],
        suites: [
          {
            specs: [
              { ...spec, tests },
              { ...spec, ok: true, tests: [] },
            ],
          },
        ],
      },
    ],
  };
  copy.write('vitest.json', JSON.stringify(ofVitest));
  copy.write('playwright.json', JSON.stringify(ofPlaywright));
  tools(
    'vitest',
    `for each in "$@"; do case "$each" in --outputFile.json=*) cp vitest.json "\${each#*=}";; esac; done; exit 1`,
  );
  tools('playwright', 'cp playwright.json "$PLAYWRIGHT_JSON_OUTPUT_NAME"; exit 1');
  const { code, out } = await npmTest(['--only', 'unit,e2e']);
  expect(code).toBe(1);
  expect(out.split('\n\n').slice(-4).join('\n')).toBe(
    [
      'failed in unit: src/a.test.ts › one that does not\n    expected 2 to be 1',
      'failed in unit: src/b.test.ts › the file itself\n    no such import',
      'failed in e2e: e2e/c.spec.ts › a walk\n    no such button',
      '3 passed, 3 failed\n',
    ].join('\n'),
  );
});

test('a suite that reports nothing has failed, whatever its exit code', async () => {
  tools('vitest', 'exit 0');
  const { code, out } = await npmTest(['--only', 'unit']);
  expect([code, out.trim().split('\n').at(-1)]).toEqual([1, '0 passed, 1 failed']);
});

test('a suite that does not exist is not passed over', async () => {
  const { code, err } = await npmTest(['--only', 'unit,unti']);
  expect({ code, err }).toEqual({ code: 64, err: 'There is no suite "unti".\n' });
});

test('somebody else than root reads what is skipped, and the one command for it', async () => {
  const { code, out } = await npmTest([]);
  expect(code).toBe(0);
  expect(lineOf(out, 'integration')).toMatch(/SKIPPED: needs root \(/);
  expect(out).toContain(`\nTo run integration as well: ${SUDO}\n`);
  expect(asked()).toBe(null);
});

test('with packages missing besides it is still one command', async () => {
  const absent = ['/usr/bin/chromium', '/usr/bin/virsh'];
  const { out } = await npmTest([], { absent });
  expect(lineOf(out, 'integration')).toMatch(/needs Debian packages: libvirt-clients; root/);
  expect(lineOf(out, 'e2e')).toMatch(/needs Debian packages: chromium libvirt-clients$/);
  expect(out).toContain(`\nTo run integration, e2e as well: ${SUDO}\n`);
});

test('--no-install-system installs nothing, and says which command would', async () => {
  const { code, out } = await npmTest(['--no-install-system'], { ...ROOT, absent: ['/usr/bin/chromium'] });
  expect(code).toBe(0);
  expect(lineOf(out, 'e2e')).toMatch(/SKIPPED: needs Debian packages: chromium$/);
  expect(out).toContain('\nTo run e2e as well: npm test\n');
  expect(asked()).toBe(null);
  const summary = JSON.parse(copy.read('.cache/test-reports/summary.json')!) as { skippedSuites: string[] };
  expect(summary.skippedSuites).toEqual(['e2e', 'electron']);
});

test('another system than Debian is told so', async () => {
  const { out } = await npmTest([], { os: 'ID=fedora', absent: ['/usr/bin/apt-get', '/usr/bin/chromium'] });
  expect(out).toContain('\nTo run integration, e2e as well: npm test on Debian, as root\n');
});

test('the kernel of the test guests is announced before it is downloaded', async () => {
  const { out } = await npmTest(['--only', 'integration'], ROOT);
  expect(out).toContain('linux-image-cloud-amd64: it is downloaded and unpacked into .cache/lab-kernel');
  expect(asked()).toBe(null);
  copy.write('.cache/lab-kernel/linux-image-6.1.0-1-cloud-amd64/boot/vmlinuz', '');
  expect((await npmTest(['--only', 'integration'], ROOT)).out).not.toContain('linux-image');
  expect((await npmTest(['--only', 'unit'], ROOT)).out).not.toContain('linux-image');
});

test('where apt knows nothing yet its lists are fetched first', async () => {
  copy.program('apt-cache', `[ -e '${copy.at('asked-apt')}' ] && echo "  Depends: linux-image-6.1.0-1-x"`);
  const { code, out } = await npmTest(['--only', 'integration'], ROOT);
  expect(code).toBe(0);
  expect(asked()).toBe('update -qq\n');
  expect(out).toMatch(/apt-get update\n.*it is downloaded and unpacked/);
});

test('--no-install-system fetches no lists either: without them the suite is skipped by name', async () => {
  copy.program('apt-cache', 'exit 0');
  const { code, out } = await npmTest(['--only', 'integration', '--no-install-system'], ROOT);
  expect(code).toBe(0);
  expect(lineOf(out, 'integration')).toMatch(/SKIPPED: needs the lists of apt, for the kernel/);
  expect(asked()).toBe(null);
});

test('without its binary, or without a display, the desktop window is a skip with a name', async () => {
  const only = ['--only', 'electron'];
  const without = await npmTest(only);
  expect(lineOf(without.out, 'electron')).toMatch(/needs Electron's binary/);
  expect(without.out).toContain('To run electron as well: npx install-electron && npm test');
  copy.write('elsewhere/electron', '');
  const override = { ELECTRON_OVERRIDE_DIST_PATH: copy.at('elsewhere') };
  const dark = await npmTest(only, { env: override });
  expect([dark.code, lineOf(dark.out, 'electron')]).toEqual([
    0,
    expect.stringMatching(/SKIPPED: needs a display/),
  ]);
  const shown = await npmTest(only, { env: { ...override, DISPLAY: ':7' } });
  expect(lineOf(shown.out, 'electron')).toMatch(/^electron +3 +0/);
  const empty = await npmTest(only, { env: { ELECTRON_OVERRIDE_DIST_PATH: copy.at('src'), DISPLAY: ':7' } });
  expect(lineOf(empty.out, 'electron')).toMatch(/needs Electron's binary/);
});

test('packages that cannot be installed end the command with the reason', async () => {
  copy.write('node_modules/.nodeward-lock', 'another');
  copy.program('npm', 'echo "registry is not to be reached" >&2; exit 1');
  const { code, err } = await npmTest([]);
  expect(code).toBe(69);
  expect(err).toBe('registry is not to be reached\nThe packages could not be installed.\n');
});
