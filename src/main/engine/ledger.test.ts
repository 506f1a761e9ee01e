import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import { fact, type Fact } from './fact.ts';
import { Ledger } from './ledger.ts';

const node = { kind: 'node', id: 'web2' } as const;
const seen = (state: 'UP' | 'LEFTCLUSTER', at: number): Fact =>
  fact({ source: 'node:web1 primecluster', at }, node, 'cf', ok(state), { observer: 'web1' });
const unread = (at: number): Fact =>
  fact({ source: 'node:web1 primecluster', at }, node, 'cf', fail({ kind: 'unreadable', line: '?' }), {
    observer: 'web1',
  });

test('a confirmed state keeps its beginning and gets younger', () => {
  const ledger = new Ledger();
  expect(ledger.observe([seen('UP', 1)])).toHaveLength(1);
  expect(ledger.observe([seen('UP', 5)])).toEqual([]);
  expect(ledger.of(node)[0]).toMatchObject({ since: 1, at: 5, known: true, value: 'UP' });
});

test('a change is told once, with its time', () => {
  const ledger = new Ledger();
  ledger.observe([seen('UP', 1)]);
  expect(ledger.observe([seen('LEFTCLUSTER', 9)])).toMatchObject([
    { value: 'LEFTCLUSTER', since: 9, last: null },
  ]);
});

test('an unread state is unknown at once and remembers what was last known, with its age', () => {
  const ledger = new Ledger();
  ledger.observe([seen('UP', 1), seen('UP', 5)]);
  expect(ledger.observe([unread(9)])).toMatchObject([
    { known: false, value: null, since: 9, because: { kind: 'unreadable' }, last: { value: 'UP', at: 5 } },
  ]);
  expect(ledger.observe([unread(12)])).toEqual([]);
  expect(ledger.of(node)[0]).toMatchObject({ since: 9, at: 12, last: { value: 'UP', at: 5 } });
});

test('a silent source takes back everything that it said and nothing that others said', () => {
  const ledger = new Ledger();
  const other = fact({ source: 'node:web3 primecluster', at: 1 }, node, 'cf', ok('UP'), { observer: 'web3' });
  ledger.observe([seen('UP', 1), other]);
  const silent = ledger.silence('node:web1 primecluster', { kind: 'silent', intervals: 3 }, 50);
  expect(silent).toMatchObject([{ observer: 'web1', known: false, since: 50 }]);
  expect(ledger.of(node).find(({ observer }) => observer === 'web3')?.known).toBe(true);
  expect(ledger.silence('node:web1 primecluster', { kind: 'silent', intervals: 3 }, 51)).toEqual([]);
});

test('a source can be disbelieved in what it said just now alone', () => {
  const ledger = new Ledger();
  const other = { ...seen('UP', 5), subject: { kind: 'node', id: 'web3' } } as const;
  ledger.observe([seen('UP', 1), other]);
  expect(ledger.silence('node:web1 primecluster', { kind: 'bug', detail: '' }, 5, 5)).toMatchObject([
    { subject: { id: 'web3' }, known: false, last: { value: 'UP', at: 5 } },
  ]);
  expect(ledger.of(node)).toMatchObject([{ known: true, at: 1 }]);
});

test('of an answer with a value that cannot be written down nothing is taken in', () => {
  const ledger = new Ledger();
  ledger.observe([seen('UP', 1)]);
  const broken: Fact = { ...seen('UP', 5), observer: 'web3', outcome: ok(1n) };
  expect(() => ledger.observe([seen('LEFTCLUSTER', 5), broken])).toThrow();
  expect(ledger.of(node)).toMatchObject([{ value: 'UP', at: 1 }]);
});

test('a forgotten object is gone, and its version says so', () => {
  const ledger = new Ledger();
  ledger.observe([seen('UP', 1)]);
  const before = ledger.version(node);
  ledger.forget(ledger.of(node));
  expect(ledger.subjects('node')).toEqual([]);
  expect(ledger.from('node:web1 primecluster')).toEqual([]);
  expect(ledger.version(node)).toBeGreaterThan(before);
});
