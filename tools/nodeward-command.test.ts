import { utimesSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyTools, type ToolsCopy } from '../test/support/tools-copy.ts';

// What `npm run -s nodeward` and the installed command start.
let copy: ToolsCopy;

beforeEach(() => {
  copy = copyTools();
  copy.write('out/main/cli.js', "console.log('built:', ...process.argv.slice(2)); process.exit(2);");
  copy.write(
    'node_modules/electron-vite/bin/electron-vite.js',
    `const { mkdirSync, writeFileSync } = require('node:fs');
     for (const folder of ['out/main', 'out/renderer']) mkdirSync(folder, { recursive: true });
     writeFileSync('out/main/index.js', '');
     writeFileSync('out/renderer/index.html', '');
     writeFileSync('out/main/cli.js', "console.log('just built')");`,
  );
});
afterEach(() => {
  copy.remove();
});

const nodeward = (...words: string[]) => copy.run(['bin/nodeward.mjs', ...words]);

test('runs what is built, and ends as it ends', async () => {
  expect(await nodeward('status', '--json')).toEqual({ code: 2, out: 'built: status --json\n', err: '' });
});

test('a checkout that was changed since is said to be, beside what the command prints', async () => {
  const later = new Date(Date.now() + 60_000);
  utimesSync(copy.at('src/main/cli/index.ts'), later, later);
  const { code, out, err } = await nodeward('status');
  expect({ code, out }).toEqual({ code: 2, out: 'built: status\n' });
  expect(err).toBe('nodeward: out is older than the sources; npm run build renews it\n');
});

test('a checkout that was never built is built first; of that nothing stands on standard output', async () => {
  await rm(copy.at('out'), { recursive: true });
  const { code, out, err } = await nodeward('--version');
  expect({ code, out }).toEqual({ code: 0, out: 'just built\n' });
  expect(err).toContain('Building the console');
});

test('one that cannot be built says so', async () => {
  await rm(copy.at('out'), { recursive: true });
  copy.write('node_modules/electron-vite/bin/electron-vite.js', 'process.exit(1)');
  const { code, err } = await nodeward('--version');
  expect(code).toBe(70);
  expect(err).toMatch(/could not be built here; the reason stands above\n$/);
});

test('a package that was packed before it was built says what to do', async () => {
  for (const folder of ['out', 'src']) await rm(copy.at(folder), { recursive: true });
  const { code, out, err } = await nodeward('--version');
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toMatch(/packed before it was built \(npm run build && npm pack\)/);
});
