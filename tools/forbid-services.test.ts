import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// Every place is in a folder of the test: the policy of this machine is never touched.
const OWN = '#!/bin/sh\n# of this machine\nexit 101\n';
let folder = '';
let running: ChildProcess[] = [];
const inFolder = (name: string) => path.join(folder, name);
const places = () => ({ policy: inFolder('policy-rc.d'), aside: inFolder('policy-rc.d.nodeward-aside') });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-policy-'));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** An installation with a stand-in for apt: `body` is what its `apt-get install` does. */
function install(body: string) {
  const apt = inFolder('apt-get');
  writeFileSync(
    apt,
    `#!/bin/sh\necho "$@" >> '${inFolder('asked')}'\n[ "$1" = update ] && exit 0\n${body}\n`,
    { mode: 0o755 },
  );
  return run(
    `const { installSystemPackages } = await import(${moduleNamed('system-packages.mjs')});
     console.log('succeeded', await installSystemPackages(['some-package'], ${JSON.stringify({ places: places(), apt })}));`,
  );
}

async function installAndKill(): Promise<void> {
  const { child, gone } = install(UNTIL_TOLD());
  await aptRuns();
  child.kill('SIGKILL');
  await gone;
}

const putBack = () =>
  run(
    `const { putPolicyBack } = await import(${moduleNamed('forbid-services.mjs')});
     console.log(putPolicyBack(${JSON.stringify(places())}));`,
  );

const moduleNamed = (name: string) => JSON.stringify(path.join(import.meta.dirname, name));

function run(script: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  const gone = once(child, 'exit');
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, gone, ended: once(child, 'close').then(([code]) => ({ code: code as unknown, said })) };
}

const policy = () => (existsSync(places().policy) ? readFileSync(places().policy, 'utf8') : null);
const aptRuns = () => vi.waitFor(() => expect(existsSync(inFolder('runs'))).toBe(true), 10_000);
/** Until it is told to end, as apt does while it downloads; at the latest with the test. */
const UNTIL_TOLD = () =>
  `trap 'exit 1' INT; touch '${inFolder('runs')}'; while [ -e '${inFolder('runs')}' ]; do sleep 0.05; done`;

test.each([['a policy of the machine', OWN] as const, ['no policy', null] as const])(
  'services are forbidden while packages are installed, and %s is back afterwards',
  async (_, before) => {
    if (before !== null) writeFileSync(places().policy, before);
    const { code, said } = await install(`cp '${places().policy}' '${inFolder('seen')}'`).ended;
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining('succeeded true') as string,
    });
    expect(readFileSync(inFolder('asked'), 'utf8')).toBe(
      'update -qq\ninstall -y -qq --no-install-recommends some-package\n',
    );
    expect(readFileSync(inFolder('seen'), 'utf8')).toMatch(/^exit 101$/m);
    expect(policy()).toBe(before);
    expect(existsSync(places().aside)).toBe(false);
  },
);

test('an installation that fails says so and puts the policy back', async () => {
  writeFileSync(places().policy, OWN);
  expect((await install('exit 100').ended).said).toContain('succeeded false');
  expect(policy()).toBe(OWN);
});

test.each([['SIGINT', 130] as const, ['SIGTERM', 143] as const, ['SIGHUP', 129] as const])(
  '%s while apt runs ends apt and puts the policy back',
  async (signal, code) => {
    writeFileSync(places().policy, OWN);
    const { child, ended } = install(UNTIL_TOLD());
    await aptRuns();
    expect(policy()).not.toBe(OWN);
    child.kill(signal);
    expect(await ended).toMatchObject({ code });
    expect(policy()).toBe(OWN);
    expect(existsSync(places().aside)).toBe(false);
  },
);

test('services stay forbidden until apt has ended, when it finishes first what it is doing', async () => {
  writeFileSync(places().policy, OWN);
  const lasts = `trap 'touch ${inFolder('told')}' INT; touch '${inFolder('runs')}'
    while [ -e '${inFolder('runs')}' -a ! -e '${inFolder('enough')}' ]; do sleep 0.05; done; cp '${places().policy}' '${inFolder('seen')}'`;
  const { child, ended } = install(lasts);
  await aptRuns();
  child.kill('SIGTERM');
  await vi.waitFor(() => expect(existsSync(inFolder('told'))).toBe(true), 10_000);
  expect(policy()).not.toBe(OWN);
  writeFileSync(inFolder('enough'), '');
  expect(await ended).toMatchObject({ code: 143 });
  expect(readFileSync(inFolder('seen'), 'utf8')).not.toBe(OWN);
  expect(policy()).toBe(OWN);
});

test('what a killed run left is put right by the next one', async () => {
  writeFileSync(places().policy, OWN);
  await installAndKill();
  expect([policy() === OWN, existsSync(places().aside)]).toEqual([false, true]);
  expect((await putBack().ended).said).toContain("the machine's own is back");
  expect([policy(), existsSync(places().aside)]).toEqual([OWN, false]);
});

test('a run after a killed one does not take the left policy for the machine’s own', async () => {
  writeFileSync(places().policy, OWN);
  await installAndKill();
  expect((await install('exit 0').ended).said).toContain('succeeded true');
  expect([policy(), existsSync(places().aside)]).toEqual([OWN, false]);
});

test('where the machine had no policy, the left one is removed', async () => {
  await installAndKill();
  expect((await putBack().ended).said).toContain('removed');
  expect(policy()).toBe(null);
});

test.each([
  ['killed between putting aside and forbidding', null],
  ['left by a version that did not mark its policy', '#!/bin/sh\nexit 101\n'],
] as const)('%s: the machine’s own comes back', async (_, left) => {
  writeFileSync(places().aside, OWN);
  if (left !== null) writeFileSync(places().policy, left);
  await putBack().ended;
  expect([policy(), existsSync(places().aside)]).toEqual([OWN, false]);
});

test.each([OWN, '#!/bin/sh\nexit 101\n'])('a policy of the machine is left alone: %j', async (own) => {
  writeFileSync(places().policy, own);
  expect((await putBack().ended).said).toBe('null\n');
  expect(policy()).toBe(own);
});

test('with one aside and another that is not ours nothing is installed, and both stay', async () => {
  const newer = '#!/bin/sh\nexit 0\n';
  writeFileSync(places().aside, OWN);
  writeFileSync(places().policy, newer);
  const { said } = await install('exit 0').ended;
  expect(said).toContain(`both ${places().policy} and ${places().aside} are there`);
  expect(said).toContain('succeeded false');
  expect([policy(), readFileSync(places().aside, 'utf8')]).toEqual([newer, OWN]);
  expect(existsSync(inFolder('asked'))).toBe(false);
});

test('a second run leaves the policy of one that is installing alone', async () => {
  writeFileSync(places().policy, OWN);
  const first = install(UNTIL_TOLD());
  await aptRuns();
  const forbidden = policy();
  expect((await putBack().ended).said).toBe('null\n');
  expect((await install('exit 0').ended).said).toMatch(/Nothing was installed: process \d+ is installing/);
  expect(policy()).toBe(forbidden);
  first.child.kill('SIGINT');
  await first.ended;
  expect(policy()).toBe(OWN);
});

test('a policy that somebody writes meanwhile is not taken away', async () => {
  const theirs = '#!/bin/sh\nexit 104\n';
  const { code } = await install(`printf '%s' '${theirs}' > '${places().policy}'`).ended;
  expect(code).toBe(0);
  expect(policy()).toBe(theirs);
});
