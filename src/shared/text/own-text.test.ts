import { expect, test } from 'vitest';
import { OWN_WORDS, ownWord, type OwnCode } from '../domain/own-words.ts';
import { failureText } from './failure-text.ts';
import { ownAndSaid, ownText, reasonText } from './own-text.ts';
import { createText } from './text.ts';

const text = createText('en');
const codes = Object.keys(OWN_WORDS) as OwnCode[];

test.each(codes)('%s has a sentence that shows each of its facts', (code) => {
  const facts = Object.fromEntries(OWN_WORDS[code].map((name, at) => [name, `fact${at}`]));
  const said = ownText(text, { code, facts });
  expect(said).toMatch(/\w{2}/);
  for (const fact of Object.values(facts)) expect(said).toContain(fact);
  expect(ownText(text, { code, facts: {} })).not.toContain('{');
});

test('what another program said stays as it is', () => {
  expect(reasonText(text, 'ECONNREFUSED')).toBe('ECONNREFUSED');
  expect(reasonText(createText('pseudo'), '<b>x</b> {y}')).toBe('<b>x</b> {y}');
});

test('our words stand in their order, what another program said at the end', () => {
  const own = [ownWord('jump-host', { machine: 'gate' }), ownWord('closed-during-login', {})];
  expect(ownAndSaid(text, own, 'bye')).toBe('jump host gate; the connection closed during the login: bye');
  expect(ownAndSaid(text, own.slice(0, 1), '')).toBe('jump host gate');
  expect(ownAndSaid(text, [], 'bye')).toBe('bye');
});

test('a failure has our words in its sentence; one that was stored before there were any is shown as it was', () => {
  const own = [ownWord('tls', {})];
  expect(failureText(text, { kind: 'unreachable', detail: 'expired', own })).toBe(
    'Not reachable: TLS: expired',
  );
  expect(failureText(text, { kind: 'unreachable', detail: 'TLS: expired' })).toBe(
    'Not reachable: TLS: expired',
  );
  expect(failureText(text, { kind: 'unreadable', line: '', own: [ownWord('not-capabilities', {})] })).toBe(
    'The answer cannot be read for certain: not a capabilities document',
  );
  const where = [ownWord('include-too-deep', { file: '/etc/ssh/ssh_config' })];
  expect(failureText(text, { kind: 'unsupported', directive: '', where: '', own: where })).toBe(
    'Not supported here: Include so deep, in /etc/ssh/ssh_config',
  );
});
