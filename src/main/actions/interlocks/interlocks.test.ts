import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { RULES } from '../../../shared/domain/operation-plan.ts';
import { INTERLOCKS } from './interlocks.ts';
import { renderInterlocks } from './render-interlocks.ts';

test('every interlock from I1 to I50 has its standing', () => {
  expect(INTERLOCKS.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
});

test('every rule and test that is named is there', () => {
  for (const { number, standing } of INTERLOCKS) {
    if (standing.kind === 'not-offered') continue;
    expect(readFileSync(standing.test.file, 'utf8'), `I${number}`).toContain(`'${standing.test.title}'`);
    if (standing.kind === 'judged') expect(RULES, `I${number}`).toContain(standing.rule);
  }
});

test('docs/interlocks.md says what the code says', async () => {
  const file = 'docs/interlocks.md';
  const settings = await resolveConfig(file);
  const wanted = await format(renderInterlocks(INTERLOCKS), { ...settings, parser: 'markdown' });
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
