import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING, nothing } from './codec.ts';
import { FrameSplitter } from './frame-splitter.ts';
import { REMOTE_PROGRAM } from './header.ts';
import { keepaliveFrame } from './keepalive.ts';
import { encodeMessage, openFrame } from './message.ts';
import { textField } from './scalars.ts';

const header = (serial: number) =>
  ({ program: REMOTE_PROGRAM, version: 1, procedure: 7, type: 'reply', serial, status: 'ok' }) as const;
const message = (serial: number, text: string) => encodeMessage(header(serial), textField, { text });
const length = (bytes: number) => {
  const word = Buffer.alloc(4);
  word.writeUInt32BE(bytes);
  return word;
};

test('a message is its length, a header of 24 bytes and the payload', () => {
  const frame = encodeMessage(header(5), nothing, NOTHING);
  expect(frame.toString('hex')).toBe(
    '0000001c' + '20008086' + '00000001' + '00000007' + '00000001' + '00000005' + '00000000',
  );
});

test('messages come out whole, however the stream was cut', () => {
  const cut = (texts: string[], sizes: number[]) => {
    const sent = texts.map((text, index) => message(index, text));
    const stream = Buffer.concat(sent);
    const splitter = new FrameSplitter();
    const got: Buffer[] = [];
    for (let at = 0, turn = 0; at < stream.length; turn++) {
      const size = sizes[turn % sizes.length]!;
      const pushed = splitter.push(Buffer.from(stream.subarray(at, at + size)));
      if (pushed.ok) got.push(...pushed.value);
      at += size;
    }
    expect(Buffer.concat(got).equals(stream)).toBe(true);
    expect(got).toHaveLength(sent.length);
    expect(splitter.held).toBe(0);
  };
  const texts = fc.array(fc.string({ maxLength: 200 }), { maxLength: 8 });
  const sizes = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 5 });
  fc.assert(fc.property(texts, sizes, cut));
});

test.each([0, 4, 27, 33_554_437, 0x7fff_ffff, 0xffff_ffff])('a length of %i is refused', (bytes) => {
  const whole = new FrameSplitter().push(length(bytes));
  expect(whole).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  const splitter = new FrameSplitter();
  expect(splitter.push(length(bytes).subarray(0, 1)).ok).toBe(true);
  expect(splitter.push(length(bytes).subarray(1)).ok).toBe(false);
});

test('the longest message that libvirt allows is waited for without room for all of it', () => {
  const splitter = new FrameSplitter();
  const before = process.memoryUsage().arrayBuffers;
  expect(splitter.push(length(33_554_436))).toEqual({ ok: true, value: [] });
  for (let index = 0; index < 1_000; index++) splitter.push(Buffer.from([0]));
  expect(splitter.held).toBe(1_004);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000);
});

test('words in the header that libvirt does not have are refused', () => {
  const damaged = (offset: number, word: number) => {
    const frame = Buffer.from(message(1, 'x'));
    frame.writeUInt32BE(word, offset);
    return openFrame(frame);
  };
  expect(damaged(16, 6)).toMatchObject({ ok: false, error: { detail: 'message type 6 is not known' } });
  expect(damaged(24, 3)).toMatchObject({ ok: false, error: { detail: 'message status 3 is not known' } });
});

test('a ping has the numbers of virkeepaliveprotocol.x', () => {
  expect(keepaliveFrame(1).toString('hex')).toBe(
    '0000001c' + '6b656570' + '00000001' + '00000001' + '00000002' + '00000000' + '00000000',
  );
});
