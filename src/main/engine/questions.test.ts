import { expect, test } from 'vitest';
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

test('who puts the question aside is left in peace until somebody tries a machine', () => {
  const { questions, passphrase, answer } = asked();
  passphrase();
  answer('');
  expect(passphrase()).toBeNull();
  expect(questions.open()).toEqual([]);
  questions.reconsider();
  passphrase();
  expect(questions.open()).toHaveLength(1);
});

test('the same holds for a host key: a no may have been a slip', () => {
  const questions = new Questions(() => undefined);
  const ask = () =>
    questions.askers.hostKey({
      machine: { address: 'web1' },
      address: 'web1:22',
      algorithm: 'ssh-ed25519',
      fingerprint: 'SHA256:a',
      knownAs: 'web1',
      key: '',
    });
  expect(ask()).toBe('later');
  questions.answer(questions.open()[0]?.id ?? '', 'no');
  expect(ask()).toBe('no');
  questions.reconsider();
  expect(ask()).toBe('later');
  questions.answer(questions.open()[0]?.id ?? '', 'yes');
  questions.reconsider();
  expect(ask()).toBe('yes');
});
