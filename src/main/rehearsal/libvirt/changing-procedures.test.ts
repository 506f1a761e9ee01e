import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { POWER_PROCEDURES } from '../../sources/libvirt/changing/power-procedures.ts';
import { encode } from '../../sources/libvirt/wire/codec.ts';
import { isChanging } from './changing-procedures.ts';
import { ANSWERERS } from './procedures.ts';

const CLIENT = join(import.meta.dirname, '../../sources/libvirt');
const domain = { name: 'web1', uuid: '5f0c6b1e-3f57-4d22-9b0e-6a1f0c2d7e11', id: -1 };

/** Every procedure that a module of the client exports, alone or in a table. */
async function procedureNumbers(): Promise<number[]> {
  const files = globSync('**/*.ts', { cwd: CLIENT }).filter((file) => !file.endsWith('.test.ts'));
  const numbers: number[] = [];
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('number' in value && 'args' in value && 'answer' in value) numbers.push(Number(value.number));
    else if (depth > 0) for (const inner of Object.values(value)) look(inner, depth - 1);
  };
  for (const file of files) look(await import(pathToFileURL(join(CLIENT, file)).href), 2);
  return numbers;
}

test('the product has a word for four changing procedures and no other (I1 to I4, I46)', async () => {
  const all = await procedureNumbers();
  expect(all.length).toBeGreaterThan(25);
  expect([...new Set(all.filter(isChanging))].sort((a, b) => a - b)).toEqual([33, 184, 196, 234]);
  expect(
    Object.values(POWER_PROCEDURES)
      .map(({ number }) => number)
      .sort((a, b) => a - b),
  ).toEqual([33, 184, 196, 234]);
});

test.each([
  ['startDomain', 8],
  ['powerOffDomain', 0],
  ['removeManagedSave', 0],
] as const)('%s always carries the flags %d and nobody can choose others (I5, I47)', (call, flags) => {
  const asked = { domain, flags: 1 };
  const sent = encode(POWER_PROCEDURES[call].args, asked);
  expect(sent.readUInt32BE(sent.length - 4)).toBe(flags);
});

test('of the changing procedures a rehearsal site answers those of power alone', () => {
  expect([...ANSWERERS.keys()].filter(isChanging).sort((a, b) => a - b)).toEqual([
    9, 12, 33, 184, 196, 234, 258,
  ]);
});
