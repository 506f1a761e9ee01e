import { expect, test } from 'vitest';
import { OBSERVER, type Caller } from '../platform/caller.ts';
import { Questions } from './questions.ts';

const QUESTION = { keyFile: '/home/ann/.ssh/id_ed25519', machine: { address: 'web1' } };

function asked() {
  let changes = 0;
  const questions = new Questions(() => (changes += 1));
  const { passphrase, passphraseWrong } = questions.askers;
  return {
    questions,
    passphrase: () => passphrase(QUESTION),
    passphraseWrong: (given: NonNullable<ReturnType<typeof passphrase>>) => passphraseWrong(QUESTION, given),
    answer: (words: string) => questions.answer(questions.open()[0]?.id ?? '', words),
    changes: () => changes,
  };
}

test('a passphrase that fits is kept and not asked for again', () => {
  const { questions, passphrase, answer } = asked();
  expect(passphrase()).toBeNull();
  expect(questions.open()).toMatchObject([{ machine: 'web1', again: false }]);
  expect(answer('sesame')).toBe(true);
  expect(passphrase()?.reveal()).toBe('sesame');
  expect(passphrase()).toBe(passphrase());
  expect(questions.open()).toEqual([]);
});

test('one that did not fit is forgotten, and the person hears so with the next question', () => {
  const { questions, passphrase, passphraseWrong, answer, changes } = asked();
  passphrase();
  answer('wrong');
  const before = changes();
  passphraseWrong(passphrase()!);
  expect(questions.open()).toMatchObject([{ again: true }]);
  expect(changes()).toBe(before + 1);
  expect(passphrase()).toBeNull();
  answer('sesame');
  expect(passphrase()?.reveal()).toBe('sesame');
});

test('a login that began with the old passphrase does not take away the new one', () => {
  const { questions, passphrase, passphraseWrong, answer } = asked();
  passphrase();
  answer('wrong');
  const old = passphrase()!;
  passphraseWrong(old);
  passphraseWrong(old);
  answer('sesame');
  passphraseWrong(old);
  expect(passphrase()?.reveal()).toBe('sesame');
  expect(questions.open()).toEqual([]);
});

const keyOf = (machine: string) => ({
  machine: { address: machine },
  address: `${machine}:22`,
  algorithm: 'ssh-ed25519',
  fingerprint: `SHA256:${machine}`,
  knownAs: machine,
  key: '',
});
const ANN: Caller = { person: 'ann', login: 'os-user' };

/** The key of web1 and the passphrase are refused. */
function refused() {
  const questions = new Questions(() => undefined);
  const { hostKey, passphrase } = questions.askers;
  hostKey(keyOf('web1'));
  questions.answer(questions.open()[0]?.id ?? '', 'no');
  passphrase(QUESTION);
  questions.answer(questions.open()[0]?.id ?? '', '');
  return { questions, hostKey, passphrase };
}

test('what was refused stays so: nobody is asked again by what goes on by itself', () => {
  const { questions, hostKey, passphrase } = refused();
  expect(hostKey(keyOf('web1'))).toBe('no');
  expect(passphrase(QUESTION)).toBeNull();
  expect(questions.open()).toEqual([]);
});

test('who tries a machine is asked again what stands on the way to it: a no may have been a slip', () => {
  const { questions, hostKey } = refused();
  const way = questions.askersFor(ANN);
  expect(way.hostKey(keyOf('web1'))).toBe('later');
  way.passphrase(QUESTION);
  expect(questions.open().map(({ kind }) => kind)).toEqual(['host-key', 'passphrase']);
  for (const { id } of questions.open()) questions.answer(id, 'yes');
  expect(hostKey(keyOf('web1'))).toBe('yes');
  expect(questions.askersFor(ANN).hostKey(keyOf('web1'))).toBe('yes');
  expect(questions.askersFor(ANN).passphrase(QUESTION)?.reveal()).toBe('yes');
});

test('who refuses it again meanwhile is not asked a third time', () => {
  const { questions } = refused();
  const way = questions.askersFor(ANN);
  way.hostKey(keyOf('web1'));
  questions.answer(questions.open()[0]?.id ?? '', 'no');
  expect(way.hostKey(keyOf('web1'))).toBe('no');
  expect(questions.open()).toEqual([]);
});

test('the test of another machine leaves a refusal as it is', () => {
  const { questions, hostKey, passphrase } = refused();
  questions.askersFor(ANN).hostKey(keyOf('kvm-b'));
  expect(hostKey(keyOf('web1'))).toBe('no');
  expect(passphrase(QUESTION)).toBeNull();
  expect(questions.open()).toMatchObject([{ machine: 'kvm-b' }]);
});

test('so does the test of an observer, who may not answer', () => {
  const { questions, hostKey, passphrase } = refused();
  const way = questions.askersFor(OBSERVER);
  expect(way.hostKey(keyOf('web1'))).toBe('no');
  expect(way.passphrase(QUESTION)).toBeNull();
  expect(hostKey(keyOf('web1'))).toBe('no');
  expect(passphrase(QUESTION)).toBeNull();
  expect(questions.open()).toEqual([]);
});
