import { expect, test } from 'vitest';
import { fileTroubleSchema, type FileTrouble } from '../domain/file-problem.ts';
import { TROUBLES } from '../../../test/support/sample-file-problems.ts';
import { fileTroubleText } from './file-problem-text.ts';
import { createText } from './text.ts';

const text = createText('en');
const pseudo = createText('pseudo');
const said = (trouble: FileTrouble) => fileTroubleText(text, trouble);

test.each(TROUBLES)('has a sentence of its own, all of it from the catalogue: %j', (trouble) => {
  expect(fileTroubleSchema.parse(trouble)).toEqual(trouble);
  expect(said(trouble)).toMatch(/^[A-Z].+[^.]$/);
  expect(TROUBLES.filter((other) => said(other) === said(trouble)).length).toBe(
    TROUBLES.filter((other) => JSON.stringify(other) === JSON.stringify(trouble)).length,
  );
  expect(fileTroubleText(pseudo, trouble)).toMatch(/^⟦.*⟧$/u);
});

test('every kind of trouble is among them', () => {
  const kinds = fileTroubleSchema.options.map(({ shape }) => shape.kind.value);
  expect([...new Set(TROUBLES.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
});

test.each<[FileTrouble, string]>([
  [{ kind: 'missing', expected: { kind: 'type', type: 'text' } }, 'This field is missing. Expected: a text'],
  [
    { kind: 'wrong-type', expected: { kind: 'one-of', values: ['1'] }, found: 'text' },
    'Expected: 1. Found: a text',
  ],
  [
    { kind: 'wrong-value', expected: { kind: 'one-of', values: ['A', 'B', 'C', 'V'] } },
    'Expected: one of A, B, C, V',
  ],
  [{ kind: 'wrong-value', expected: { kind: 'form', form: 'absolute-path' } }, 'Expected: an absolute path'],
  [{ kind: 'too-big', of: 'number', most: 65535 }, 'Must be 65535 or less'],
  [{ kind: 'too-small', of: 'text', least: 1 }, 'Must not be empty'],
  [{ kind: 'too-small', of: 'list', least: 1 }, 'Must have 1 entry or more'],
  [{ kind: 'bmc-shared', host: 'kvm-b', other: 'kvm-a' }, 'The BMC of kvm-b is that of host kvm-a already'],
  [
    { kind: 'not-yaml', said: 'Missing closing "quote' },
    'This is not YAML as it is written. The parser says: Missing closing "quote',
  ],
  [
    { kind: 'not-written', code: 'ENOSPC', said: 'ENOSPC: no space left on device, write' },
    'The file could not be written: its file system is full (ENOSPC: no space left on device, write)',
  ],
  [
    { kind: 'not-readable', code: 'EXOTIC', said: 'EXOTIC: who knows' },
    'The file cannot be read: EXOTIC: who knows',
  ],
])('%j says: %s', (trouble, words) => {
  expect(said(trouble)).toBe(words);
});
