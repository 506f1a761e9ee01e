import { expect, test } from 'vitest';
import { FINDING_CODES, type Finding } from '../domain/finding.ts';
import { probeFailureSchema, type ProbeFailure } from '../domain/probe-failure.ts';
import { en, type TextKey } from './en.ts';
import { failureText, failureWord, mendText } from './failure-text.ts';
import {
  findingCitation,
  findingExplanation,
  findingParts,
  findingStep,
  findingText,
} from './finding-text.ts';
import { messageOf } from './message.ts';
import { createText } from './text.ts';

const text = createText('en');
const pseudo = createText('pseudo');
const keys = Object.keys(en) as TextKey[];

/** Names of the arguments a message uses, also in its plural and select branches. */
function argumentsOf(source: string): string[] {
  return [...source.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name!);
}
const someValues = (key: TextKey): Record<string, number | string> =>
  Object.fromEntries(argumentsOf(en[key]).map((name) => [name, 7]));

test.each(keys)('%s is a message that can be shown', (key) => {
  expect(() => messageOf(en[key], 'en')).not.toThrow();
  expect(text(key, someValues(key)).trim()).not.toBe('');
});

test.each(keys)('%s carries its marks in the pseudo-locale', (key) => {
  const shown = pseudo(key, someValues(key));
  expect(shown).toMatch(/^⟦.*⟧$/su);
  expect(shown.replaceAll(/[⟦⟧]/gu, '')).not.toMatch(/[a-z]{2}/i);
});

test('the pseudo-locale leaves arguments alone, inside emphasis and plurals too', () => {
  expect(pseudo('finding.cf-down', { node: 'web2', observer: 'web1' })).toBe(
    '⟦ÇƑ: web2 íš ĐÓŴÑ áš šééñ ƀý web1⟧',
  );
  expect(pseudo('failure.silent', { n: 3 })).toBe('⟦Ñó áñšŵéř ƒóř 3 íñŧéřṽáłš⟧');
});

test('emphasis comes as a piece of its own', () => {
  expect(text.parts('finding.sf-not-running', { node: 'web2' })).toEqual([
    { text: 'The shutdown facility is not running on ', strong: false },
    { text: 'web2', strong: true },
  ]);
});

test('markup in an argument stays text', () => {
  expect(text.parts('finding.sf-not-running', { node: '<b>x</b> {y}' })[1]).toEqual({
    text: '<b>x</b> {y}',
    strong: true,
  });
});

const FAILURES: readonly ProbeFailure[] = [
  { kind: 'not-asked' },
  { kind: 'unreachable', detail: 'D' },
  { kind: 'timed-out', afterMs: 5000 },
  { kind: 'cancelled' },
  { kind: 'silent', intervals: 3 },
  { kind: 'refused', exitCode: 1, stderr: 'E' },
  { kind: 'unreadable', line: 'L' },
  { kind: 'not-running', what: 'CF' },
  { kind: 'missing' },
  { kind: 'other-node', said: 'web2' },
  { kind: 'host-key', problem: 'unknown', fingerprint: 'F', detail: '' },
  { kind: 'host-key', problem: 'changed', fingerprint: 'F', detail: '' },
  { kind: 'host-key', problem: 'revoked', fingerprint: 'F', detail: '' },
  { kind: 'certificate', fingerprint: 'AB:CD', detail: 'expired' },
  { kind: 'secret-missing', secret: 'bmc-a', detail: 'no such name' },
  { kind: 'login-refused', user: 'U', detail: 'D' },
  { kind: 'passphrase-needed', keyFile: 'K' },
  { kind: 'denied', detail: 'D' },
  { kind: 'unsupported', directive: 'D', where: 'W' },
  { kind: 'libvirt', code: 1, domain: 2, detail: 'D' },
  { kind: 'protocol', detail: 'D' },
  { kind: 'bug', detail: 'D' },
];

test.each(FAILURES)('a failure has words, a short word and a way to mend it: %j', (failure) => {
  const said = [failureText(text, failure), failureWord(text, failure), mendText(text, failure)];
  expect(new Set(said).size).toBe(3);
  for (const sentence of said) expect(sentence).toMatch(/\w{2}/);
});

test('every kind of failure is in the list above', () => {
  const kinds = probeFailureSchema.options.map(({ shape }) => shape.kind.value);
  expect([...new Set(FAILURES.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
});

test.each(FINDING_CODES)('finding %s has words that name its object', (code) => {
  const facts = {
    host: 'h',
    guest: 'g',
    node: 'n',
    application: 'a',
    agent: 's',
    observer: 'o',
    cluster: 'c',
  };
  const finding = {
    code,
    severity: 'critical',
    subject: { kind: 'node', id: 'n' },
    facts,
    since: null,
  } as const;
  expect(findingText(text, finding)).toMatch(/\b[hgnasoc]\b/);
  expect(findingParts(text, finding).some(({ strong }) => strong)).toBe(true);
});

test.each(FINDING_CODES)('finding %s has an explanation, a next step and a source', (code) => {
  const finding = {
    code,
    severity: 'critical',
    subject: { kind: 'node', id: 'n' },
    facts: {},
    since: null,
  } as const;
  const said = [findingText(text, finding), findingExplanation(text, finding), findingStep(text, finding)];
  expect(new Set(said).size).toBe(3);
  for (const sentence of said.slice(1)) expect(sentence).toMatch(/^[A-Zl].{20,}[.]$/);
  expect(findingCitation(text, finding)).toMatch(
    /^(Our rule$|PRIMECLUSTER|Cluster Foundation|Reliant|libvirt)/,
  );
});

const about = (code: Finding['code'], kind: Finding['subject']['kind'], facts: Record<string, string>) =>
  findingText(text, { code, severity: 'unknown', subject: { kind, id: 'web2' }, facts, since: null });

test('who says it stands in the sentence: the node itself or another', () => {
  expect(about('cf-not-up', 'node', { state: 'LOADED' })).toBe('CF: web2 is LOADED as it says itself');
  expect(about('cf-not-up', 'node', { state: 'COMINGUP', observer: 'web1' })).toBe(
    'CF: web2 is COMINGUP as seen by web1',
  );
  expect(about('sf-not-known', 'node', { observer: 'web1', because: 'unreadable' })).toBe(
    'What the shutdown facility on web1 says of web2 is not known: unreadable answer',
  );
});

test('why something is not known comes from the kind of failure, and from nothing else', () => {
  expect(about('node-not-known', 'node', { because: 'silent' })).toBe('Node web2 is not known: no answer');
  expect(about('node-not-known', 'node', { because: '<toString>' })).toBe(
    'Node web2 is not known: no reason given',
  );
});

test('RMS that knows an application to be Unknown is not an unknown RMS', () => {
  expect(about('rms-not-known', 'application', { application: 'webapp', node: 'web1' })).toBe(
    'RMS on web1 does not know the state of userApplication webapp',
  );
});

test('a fact that is missing is shown as missing, not left out', () => {
  const finding = {
    code: 'cf-down',
    severity: 'critical',
    subject: { kind: 'node', id: 'web2' },
    facts: {},
    since: null,
  } as const;
  expect(findingText(text, finding)).toBe('CF: web2 is DOWN as seen by ?');
});
