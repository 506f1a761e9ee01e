import { expect, test } from 'vitest';
import { readNotifyFile } from './read-notify-file.ts';

test('reads channels and fills in what is usual', () => {
  const text = `version: 1\nchannels:\n  - { name: ops, kind: webhook, url: 'https://ops.example/hook' }\n`;
  expect(readNotifyFile(text)).toMatchObject({
    ok: true,
    value: { channels: [{ name: 'ops', kind: 'webhook', minimum: 'degraded' }] },
  });
});

test.each([
  [
    'a password in the file',
    `version: 1\nchannels:\n  - name: m\n    kind: smtp\n    host: h\n    password: secret\n    from: a@b\n    to: [c@d]\n`,
    6,
    'channels[0].password',
    { kind: 'wrong-value', expected: { kind: 'form', form: 'secret-source' } },
  ],
  [
    'an address that is none',
    `version: 1\nchannels:\n  - name: m\n    kind: webhook\n    url: 'file:///etc/passwd'\n`,
    5,
    'channels[0].url',
    { kind: 'wrong-value', expected: { kind: 'form', form: 'web-address' } },
  ],
  [
    'a name that is there twice',
    `version: 1\nchannels:\n  - { name: m, kind: webhook, url: 'http://a' }\n  - { name: m, kind: webhook, url: 'http://b' }\n`,
    4,
    'channels[1].name',
    { kind: 'name-twice', of: 'channel' },
  ],
])('%s is refused with its line and field', (_what, text, line, field, problem) => {
  expect(readNotifyFile(text)).toMatchObject({ ok: false, error: [{ line, field, problem }] });
});
