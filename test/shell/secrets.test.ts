import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt, runBuiltShell } from './run-built-shell.ts';
import type { SecretReport } from './secret-report.ts';
import { seedBmc } from './seed-bmc.ts';

let story: SecretReport;
let calls: string[];
beforeAll(async () => {
  await ensureBuilt();
  const report = await runBuiltShell({ STAND_IN_STORY: 'secrets' }, seedBmc);
  story = report.secrets!;
  calls = report.calls.map(([call]) => String(call));
}, 120_000);

const missing = (code: string) => ({
  kind: 'secret-missing',
  secret: 'kvm-a-bmc',
  detail: '',
  own: [{ code, facts: {} }],
});

test('a password that is put in reaches the BMC; the page learns only that it is stored', () => {
  expect(story.before).toEqual({
    trouble: null,
    state: 'missing',
    bmc: missing('not-stored'),
  });
  expect(story.stored).toEqual({ trouble: null, state: 'stored', bmc: 'on' });
  expect(story.mode).toBe('600');
  expect(calls).toContain('safeStorage.encryptStringAsync');
});

test('an engine that was started again has it without anybody', () => {
  expect(story.restarted).toEqual({ trouble: null, state: 'stored', bmc: 'on' });
});

test('a desktop without a keychain, or with one that everybody can open, stores nothing and reads nothing', () => {
  const basicText = { kind: 'basic-text' };
  expect(story.basicText).toMatchObject({
    set: { trouble: basicText },
    trouble: basicText,
    state: 'unknown',
  });
  const closed = { kind: 'no-keychain' };
  expect(story.closed).toMatchObject({ set: { trouble: closed }, trouble: closed, state: 'unknown' });
});

test('under another keychain the password is undecryptable and the power unknown, until it is put in again', () => {
  expect(story.otherKeychain).toEqual({
    trouble: null,
    state: 'undecryptable',
    bmc: missing('undecryptable'),
  });
  expect(story.again).toEqual({ trouble: null, state: 'stored', bmc: 'on' });
});

test('a damaged file is said so and left as it is', () => {
  const damaged = { kind: 'damaged' };
  expect(story.damaged).toMatchObject({ set: { trouble: damaged }, trouble: damaged, fileKept: true });
});

test('a password that is removed is gone', () => {
  expect(story.removed).toEqual({
    trouble: null,
    state: 'missing',
    bmc: missing('not-stored'),
  });
});

test('the password is in no file, frame, call, argument or variable; its name is in the files, so they were read', () => {
  expect(story.holding.password).toEqual([]);
  expect(story.holding.name).toContain('data/desktop/secrets.json');
  expect(story.holding.name).toContain('config/nodeward/sites/east.yaml');
  expect(story.holding.name.some((file) => file.startsWith('data/history.sqlite'))).toBe(true);
  expect(story.heard).toBe(false);
});
