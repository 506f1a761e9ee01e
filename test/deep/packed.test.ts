import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { programIn } from '../support/nodeward-process.ts';
import { ensureBuilt, ROOT } from '../shell/run-built-shell.ts';

const run = promisify(execFile);
const packedSchema = z.array(
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
);
const folder = mkdtempSync(path.join(tmpdir(), 'nw-packed-'));
const home = path.join(folder, 'home');
/** As in a terminal of its own: without what npm and the tests put first, so that the machine's own Node is met. */
const PATH = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .filter((each) => !each.includes('node_modules'))
  .join(path.delimiter);
let files: readonly string[] = [];

/** The two lines of the README, in an empty prefix. What `npm ci` fetched is taken from npm's cache. */
beforeAll(async () => {
  await ensureBuilt();
  mkdirSync(home);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT });
  const [packed] = packedSchema.parse(JSON.parse(stdout));
  files = packed!.files.map(({ path: name }) => name);
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const tarball = path.join(folder, packed!.filename);
  await run('npm', ['install', '-g', '--prefix', path.join(folder, 'prefix'), ...quietly, tarball], {
    cwd: home,
  });
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const nodeward = (...words: string[]) =>
  programIn(home, path.join(folder, 'prefix', 'bin', 'nodeward'), words, { PATH });

test('holds what runs and its formats, and neither sources nor tests', () => {
  const tops = new Set(files.map((file) => file.split('/')[0]));
  expect([...tops].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin',
    'docs',
    'out',
    'package.json',
    'resources',
    'tools',
  ]);
  expect(files.filter((file) => /\.test\.|\.ts$/.test(file))).toEqual([]);
  expect(files).toContain('resources/sudoers/nodeward-node.sudoers');
});

test('names its version, with the Node that it brought where the machine’s is older', async () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  expect(await nodeward('--version').ended).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('status without a store is 66', async () => {
  const { code, err } = await nodeward('status').ended;
  expect({ code, err }).toEqual({
    code: 66,
    err: `nodeward status: there is no ${path.join(home, 'data', 'nodeward', 'history.sqlite')}\n`,
  });
});

test('serve --rehearsal prints a link that opens the console, and ends when it is told to', async () => {
  const serve = nodeward('serve', '--rehearsal', '--listen', '127.0.0.1:0');
  const link = await serve.until(/http:\S+token=\S+/);
  const opened = await fetch(link, { redirect: 'manual' });
  expect(opened.status).toBe(303);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', link), { headers: { cookie } });
  expect(page.status).toBe(200);
  const script = /src="(\.?\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? 'none';
  expect((await fetch(new URL(script, link), { headers: { cookie } })).status).toBe(200);
  await serve.until(/The rehearsal site runs as “rehearsal”/);
  serve.child.kill('SIGTERM');
  expect(await serve.ended).toMatchObject({ code: 0, err: '' });
});
