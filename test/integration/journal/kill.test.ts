import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openJournalFile } from '../../../src/main/store/journal/open-journal-file.ts';

const KILLS = 15;
const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-journal-kill-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What was acknowledged until the kill, by number. */
async function appendAndKill(): Promise<ReadonlyMap<number, string>> {
  const argv = [path.join(import.meta.dirname, 'appender.ts'), folder, 'loop'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const speaks = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      resolve();
    });
  });
  const ended = new Promise<unknown>((resolve) => child.on('close', (_, signal) => resolve(signal)));
  await Promise.race([speaks, ended]);
  await wait(Math.random() * 100);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  const lines = output.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']));
}

test('after each of 15 kills the chain is intact and every acknowledged entry is in it', async () => {
  const acknowledged = new Map<number, string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (const [seq, hash] of await appendAndKill()) acknowledged.set(seq, hash);
    const opened = openJournalFile({ folder, now: 0 });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    expect(opened.value.verify()).toMatchObject({ ok: true, value: { problem: null, oneAhead: false } });
    const rows = opened.value.ofKinds(['note']);
    opened.value.close();
    if (!rows.ok) throw new Error(JSON.stringify(rows.error));
    const stored = new Map(rows.value.map(({ seq, hash }) => [seq, hash]));
    expect([...acknowledged].filter(([seq, hash]) => stored.get(seq) !== hash)).toEqual([]);
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS);
});
