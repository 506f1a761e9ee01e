import { expect, test } from 'vitest';
import { METHODS } from '../../src/shared/contract/contract.ts';
import { readPayload } from '../../src/renderer/src/live/readers.ts';
import { ASKED, TOLD } from './examples.ts';

/** A console that was started before an upgrade runs on; what it does not know yet must not make it unreadable. */
const without = (value: object, field: string) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));

test('the sites of a console that knows of no misnamed files are read', () => {
  const old = TOLD.sites.payload.map((entry) => without(entry, 'misnamed'));
  expect(readPayload('sites', old)).toEqual({
    success: true,
    data: old.map((entry) => ({ ...entry, misnamed: false })),
  });
});

test('what is wrong with a file may be in words of its own', () => {
  const old = TOLD.sites.payload.map((entry) => ({
    ...entry,
    problems: [{ line: 2, field: 'hosts', problem: 'Invalid input' }],
  }));
  expect(readPayload('sites', old)).toMatchObject({
    success: true,
    data: [{ problems: [{ line: 2, field: 'hosts', problem: { kind: 'said', said: 'Invalid input' } }] }],
  });
});

test('so are its questions for a passphrase', () => {
  const old = TOLD.questions.payload.map((question) => without(question, 'again'));
  expect(readPayload('questions', old)).toMatchObject({ success: true, data: [{ again: false }] });
});

test('a client from before that asks for the loss of a host asks of now', () => {
  const old = without(ASKED['operations.loss'].input, 'moment');
  expect(METHODS['operations.loss'].input.safeParse(old)).toMatchObject({
    success: true,
    data: { moment: 'now' },
  });
});
