import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodeward, nodewardIn } from '../../support/nodeward-process.ts';

function home(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nw-places-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
const serve = (folder: string) => nodewardIn(folder, ['serve', '--listen', '127.0.0.1:0']).ended;

test.each(['serve-address', 'serve-token', 'serve-session-key'])(
  'a folder in the place of %s is said, with 73, and leaves no token behind',
  async (name) => {
    const folder = home();
    const data = path.join(folder, 'data/nodeward');
    mkdirSync(path.join(data, name, 'in-it'), { recursive: true });
    const { code, err } = await serve(folder);
    expect(err).toMatch(
      new RegExp(`^nodeward serve: a file of the data folder cannot be written: .*${name}`),
    );
    expect(code).toBe(73);
    if (name !== 'serve-token') expect(existsSync(path.join(data, 'serve-token'))).toBe(false);
  },
);

test('a file in the place of the folder of the site files is said, with 66: no list of sites would be empty by it', async () => {
  const folder = home();
  mkdirSync(path.join(folder, 'config/nodeward'), { recursive: true });
  writeFileSync(path.join(folder, 'config/nodeward/sites'), '');
  const { code, err } = await serve(folder);
  expect(err).toMatch(/^nodeward serve: the folder of the site files cannot be used: .*sites/);
  expect(code).toBe(66);
});

test('status passes over a folder in the place of serve-address: nobody serves there', async () => {
  const folder = home();
  mkdirSync(path.join(folder, 'data/nodeward/serve-address'), { recursive: true });
  writeFileSync(path.join(folder, 'data/nodeward/serve-token'), 'x\n', { mode: 0o600 });
  expect(await nodeward(folder, 'status')).toMatchObject({ code: 66 });
});
