import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { chainHash, NO_HASH, type StoredEntry } from './chain.ts';
import { HeadFile } from './head-file.ts';
import { verifyChain } from './verify-chain.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-chain-'));
const heads = new HeadFile(folder);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const COUNT = 12;
const chain: StoredEntry[] = [];
const following = (before: readonly StoredEntry[]): StoredEntry => {
  const seq = before.length + 1;
  const next = { seq, at: 1000 + seq, operation: 'op', kind: 'note', body: `{"n":${seq}}` };
  return { ...next, hash: chainHash(before.at(-1)?.hash ?? NO_HASH, next) };
};
while (chain.length < COUNT) chain.push(following(chain));
heads.write({ count: COUNT, hash: chain.at(-1)!.hash });

const problemOf = (rows: readonly StoredEntry[]) =>
  verifyChain((after, limit) => rows.filter(({ seq }) => seq > after).slice(0, limit), heads).problem;
const index = fc.integer({ min: 0, max: COUNT - 1 });

test('the chain as it was written is intact', () => {
  expect(problemOf(chain)).toBeNull();
});

test('any changed character of any field is found at its entry', () => {
  const field = fc.constantFrom('operation', 'kind', 'body', 'hash' as const);
  fc.assert(
    fc.property(index, field, fc.nat(), fc.nat({ max: 254 }), (at, name, place, flip) => {
      const entry = chain[at]!;
      const text = Buffer.from(entry[name]);
      const offset = place % text.length;
      text[offset] = (text[offset]! ^ (flip + 1)) & 0xff;
      const changed = chain.with(at, { ...entry, [name]: text.toString('latin1') });
      expect(problemOf(changed)).toEqual({ kind: 'changed', seq: at + 1 });
    }),
  );
});

test('a removed, cut off, added or swapped entry is found; one ahead of the head is a crash', () => {
  fc.assert(
    fc.property(index, (at) => {
      const seq = at + 1;
      const last = at === COUNT - 1;
      expect(problemOf(chain.toSpliced(at, 1))).toEqual({ kind: last ? 'cut-off' : 'removed', seq });
      expect(problemOf(chain.slice(0, at))).toEqual({ kind: 'cut-off', seq });
      if (last) return;
      const swapped = chain
        .with(at, { ...chain[at + 1]!, seq })
        .with(at + 1, { ...chain[at]!, seq: seq + 1 });
      expect(problemOf(swapped)).toEqual({ kind: 'changed', seq });
    }),
  );
  const one = [...chain, following(chain)];
  expect(problemOf(one)).toBeNull();
  expect(problemOf([...one, following(one)])).toEqual({ kind: 'added', seq: COUNT + 1 });
});
