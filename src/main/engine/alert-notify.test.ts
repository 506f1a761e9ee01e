import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import type { AlertKeeper } from '../alerts/alert-keeper.ts';
import { silentLogger } from '../platform/logger.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { AlertNotify } from './alert-notify.ts';
import type { Surroundings } from './surroundings.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nw-notify-'));
  const opened = openStore({ file: ':memory:', clock: manualClock(), log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const OPS = `version: 1\nchannels:\n  - { name: ops, kind: webhook, url: 'https://ops.example/hook' }\n`;

function notifying() {
  const paths = { config: folder };
  const surroundings = { paths, clock: manualClock(), log: silentLogger } as unknown as Surroundings;
  const notify = new AlertNotify(surroundings, store, {} as unknown as AlertKeeper);
  const status = () =>
    notify.answers()['notify.status']({}, AbortSignal.timeout(1000), { may: 'look' } as never);
  return {
    read: async () => {
      await notify.read();
      const { channels, problems } = await status();
      return { channels: channels.map(({ name }) => name), problems };
    },
    file: path.join(folder, 'notify.yaml'),
  };
}

test('a file that can no more be read changes nothing, and says why', async () => {
  const { read, file } = notifying();
  writeFileSync(file, OPS);
  expect(await read()).toEqual({ channels: ['ops'], problems: [] });
  rmSync(file);
  mkdirSync(file);
  expect(await read()).toMatchObject({
    channels: ['ops'],
    problems: [{ line: null, problem: { kind: 'not-readable', code: 'EISDIR' } }],
  });
});

test('a file that is wrong changes nothing, and says where; one that is gone has no channels', async () => {
  const { read, file } = notifying();
  writeFileSync(file, OPS);
  await read();
  writeFileSync(file, OPS.replace('https', 'gopher'));
  expect(await read()).toMatchObject({
    channels: ['ops'],
    problems: [{ line: 3, field: 'channels[0].url', problem: { kind: 'wrong-value' } }],
  });
  rmSync(file);
  expect(await read()).toEqual({ channels: [], problems: [] });
});
