import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedSample, sample } from '../../../test/fixtures/read-sample.ts';
import { parseCfSettings } from './cfset-a.ts';

const TEXT = sample('cfset-a', 'heartbeat-30.txt');

test('reads every value of the kernel', () => {
  const value = { CFCP: 'cfcp', CFSH: 'cfsh', CLUSTER_TIMEOUT: '30' };
  expect(parseCfSettings(TEXT)).toEqual({ ok: true, value });
});

test('a header without values is an answer: nothing is set', () => {
  expect(parseCfSettings('From cfset configuration in CF module:\n')).toEqual({ ok: true, value: {} });
});

test.each([
  '',
  TEXT.trimEnd(),
  TEXT.replace('From', '????'),
  TEXT.replace('VALUE: 30', 'VALUE: soon'),
  TEXT.replace('VALUE: 30', 'VALUE: 0'),
  TEXT.replace('VALUE: 30', 'VALUE:'),
  `${TEXT}KEY: CLUSTER_TIMEOUT VALUE: 600\n`,
  `${TEXT}cfset: something else\n`,
])('refuses to guess: %j', (text) => {
  expect(parseCfSettings(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('whatever the damage: every value that is read stands in the text beside its name', () => {
  fc.assert(
    fc.property(damagedSample('cfset-a'), (text) => {
      const read = parseCfSettings(text);
      const settings = read.ok ? Object.entries(read.value) : [];
      for (const [name, value] of settings) {
        expect(text.replace(/\s+/g, ' ')).toContain(`KEY: ${name} VALUE: ${value.replace(/\s+/g, ' ')}`);
      }
    }),
    { numRuns: 1000 },
  );
});
