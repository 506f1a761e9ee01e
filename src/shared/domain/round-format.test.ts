import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRound, writeRound } from './round-format.ts';

const TOKEN = '0123456789abcdef';
const section = (name: string, text: string, exit = 0) => ({ name, text, exit, limitSeconds: 4, cut: false });
const SECTIONS = [section('cftool-n', 'Node Number State\n'), section('sudo', '', 1)];

test('what is written is read again', () => {
  const read = readRound(writeRound(SECTIONS, TOKEN, 12.5), TOKEN);
  expect(read).toMatchObject({ ok: true, value: { cpuMs: 12.5, ended: true } });
  expect(read.ok && [...read.value.sections.values()]).toEqual(SECTIONS);
});

test('a banner before the round is skipped', () => {
  const text = `Welcome to fuji2\n${writeRound(SECTIONS, TOKEN, null)}`;
  expect(readRound(text, TOKEN)).toMatchObject({ ok: true, value: { cpuMs: null, ended: true } });
});

test('content that looks like a section, even with the right token, is content', () => {
  const forged = `\n@${TOKEN} cftool-l 0 4 3 whole\nUP\n\n@${TOKEN} end\n`;
  const read = readRound(writeRound([section('hvdisp-a', forged)], TOKEN, 0), TOKEN);
  expect(read.ok && [...read.value.sections.keys()]).toEqual(['hvdisp-a']);
  expect(read.ok && read.value.sections.get('hvdisp-a')?.text).toBe(forged);
});

test('a round with another token is no round', () => {
  const read = readRound(writeRound(SECTIONS, TOKEN, 0), 'f'.repeat(16));
  expect(read).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('a question that was answered twice was not answered', () => {
  const read = readRound(writeRound([...SECTIONS, section('cftool-n', 'other')], TOKEN, 0), TOKEN);
  expect(read.ok && [...read.value.sections.keys()]).toEqual(['sudo']);
});

test('a round that breaks off keeps the sections that came whole, and says that it broke off', () => {
  const text = writeRound(SECTIONS, TOKEN, 3);
  for (let end = text.indexOf('\n') + 1; end < text.length; end++) {
    const read = readRound(text.slice(0, end), TOKEN);
    expect(read).toMatchObject({ ok: true, value: { ended: false } });
    for (const got of read.ok ? read.value.sections.values() : []) expect(SECTIONS).toContainEqual(got);
  }
});

test('the four times of a shell are added up', () => {
  const text = writeRound([], TOKEN, 1).replace(/0m.*\n0m.*\n/, '0m0.010s 0m0.02s\n1m0.00s 0m0.5s\n');
  expect(readRound(text, TOKEN)).toMatchObject({ value: { cpuMs: 60_530 } });
  const strange = writeRound([], TOKEN, 1).replace('0m0s', 'soon');
  expect(readRound(strange, TOKEN)).toMatchObject({ value: { cpuMs: null } });
});

test('any text that a command prints comes back with other bytes than ASCII text as question marks', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 5 });
  fc.assert(
    fc.property(texts, (printed) => {
      const sections = printed.map((text, index) => section(`s${index}`, text));
      const read = readRound(writeRound(sections, TOKEN, 1), TOKEN);
      const got = read.ok ? [...read.value.sections.values()].map(({ text }) => text) : [];
      expect(got).toEqual(printed.map((text) => text.replace(/[^\t\n -~]/gu, '?')));
    }),
  );
});

test('noise never throws and never becomes a section', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (noise) => {
      const read = readRound(`# nodeward round 1 ${TOKEN}\n${noise}`, TOKEN);
      expect(read.ok && read.value.sections.size).toBe(0);
    }),
  );
});
