import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const inHere = (name: string) => JSON.stringify(path.join(import.meta.dirname, name));

/** A process that ends with this work. */
function ending(work: string) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { endWith } = await import(${inHere('end-with.ts')});
       const { createText } = await import(${inHere('../../shared/text/text.ts')});
       endWith(${work}, { out: console.log, err: console.error }, createText('en'));`,
    ],
    { encoding: 'utf8' },
  );
  return { status, stderr };
}

test('the process ends with the code of the work, though something still goes on', () => {
  const work = 'async () => { setInterval(() => 0, 1000); return 2; }';
  expect(ending(work)).toEqual({ status: 2, stderr: '' });
});

test.each([
  ['work that fails', "async () => { throw new Error('broken\\n twice'); }", /broken twice/],
  ['work that fails at once', "() => { throw new Error('broken'); }", /broken/],
  [
    'something thrown beside it',
    "() => new Promise(() => setTimeout(() => { throw new Error('beside'); }))",
    /beside/,
  ],
  [
    'a promise that nobody looks after',
    "() => new Promise(() => setTimeout(() => Promise.reject('lost')))",
    /lost/,
  ],
  ['work that never ends, with nothing to wait for', '() => new Promise(() => 0)', /nothing was left/],
])('%s is a bug in one line, and no verdict', (_, work, words) => {
  const { status, stderr } = ending(work);
  expect(status).toBe(70);
  expect(stderr).toMatch(/^nodeward: this should not have happened[^\n]*\n$/);
  expect(stderr).toMatch(words);
});

test.each([
  ['work', 'deep()'],
  ['something thrown beside it', 'new Promise(() => setTimeout(deep))'],
])('of a bug in %s that keeps a log all goes there, and one line to the terminal', (_, what) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'end-with-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'serve.log');
  const { status, stderr } = ending(`async (onLog) => {
    const { pinoLogger } = await import(${inHere('../platform/pino-logger.ts')});
    onLog(pinoLogger(${JSON.stringify(file)}, 'info'), ${JSON.stringify(file)});
    function deepest() { throw new Error('broken', { cause: new Error('the disk') }); }
    function deep() { return deepest(); }
    await ${what};
  }`);
  expect(status).toBe(70);
  expect(stderr).toMatch(/^nodeward: this should not have happened[^\n]*broken[^\n]*\n$/);
  expect(stderr).toContain(file);
  const logged = readFileSync(file, 'utf8');
  expect(logged).toMatch(/at deepest.*at (Timeout\.)?deep\b/);
  expect(logged).toContain('the disk');
});
