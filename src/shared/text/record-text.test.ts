import { expect, test } from 'vitest';
import { notAskedNodes, recordTrouble, stepFailedBy } from './record-text.ts';
import { createText } from './text.ts';

const text = createText('en');
const pseudo = createText('pseudo');

test('why the record cannot be used is said in words, with what the system said', () => {
  expect(recordTrouble(text, 'disk-full', 'SQLITE_FULL')).toBe('the disk is full: SQLITE_FULL');
  expect(recordTrouble(text, 'tampered')).toBe('it was changed from outside');
  expect(recordTrouble(pseudo, 'disk-full')).not.toMatch(/disk/);
});

test('so is why a step failed, and why a node could not be told', () => {
  expect(stepFailedBy(text, 'not-sent')).toBe('nothing was sent');
  expect(stepFailedBy(text, 'done; web2 is not UP')).toBe('it was sent, but not seen: web2 is not UP');
  expect(stepFailedBy(text, 'not-known; web2 is not UP')).toMatch(
    /^whether it was done is not known; .*web2 is not UP$/,
  );
  expect(notAskedNodes(text, [{ node: 'web2', why: 'not-owner' }])).toBe(
    'web2 (the lock there is another login’s)',
  );
});

test('what an older record says, or this version does not know, is shown as it was', () => {
  expect(recordTrouble(text, 'not-invented-yet')).toBe('not-invented-yet');
  expect(stepFailedBy(text, 'perhaps; web2 is not UP')).toBe('perhaps; web2 is not UP');
  expect(notAskedNodes(text, [{ node: 'web2', why: 'no answer' }])).toBe('web2 (no answer)');
});
