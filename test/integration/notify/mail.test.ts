import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { reasonText } from '../../../src/shared/text/own-text.ts';
import { createText } from '../../../src/shared/text/text.ts';
import { channelOf, messageOf, notifierOn } from '../../support/notify-lab.ts';

const mails: { from: string; to: string[]; text: string; user: string }[] = [];
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  authOptional: true,
  onAuth: ({ username, password }, _session, done) => {
    if (password === 'hush') done(null, { user: username });
    else done(new Error('wrong password'));
  },
  onData: (stream, session, done) => {
    let text = '';
    stream.on('data', (piece: Buffer) => {
      text += piece.toString();
    });
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      mails.push({
        text,
        user: String(session.user),
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
      });
      done();
    });
  },
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  port = (server.server.address() as AddressInfo).port;
});
afterAll(
  () =>
    new Promise<void>((done) => {
      server.close(done);
    }),
);

const never = new AbortController().signal;
const channel = (changes: object = {}) =>
  channelOf({
    name: 'mail',
    kind: 'smtp',
    host: '127.0.0.1',
    port,
    security: 'none',
    user: 'nodeward',
    password: { env: 'MAIL_PASSWORD' },
    from: 'nodeward@example.com',
    to: ['ops@example.com', 'duty@example.com'],
    ...changes,
  });

test('a mail names the site, the severity and the link, and goes to everybody', async () => {
  const { notifier, store } = notifierOn(systemClock, [channel()], {
    environment: { MAIL_PASSWORD: 'hush' },
  });
  notifier.post([messageOf({ title: 'web2 is LEFTCLUSTER' })]);
  await notifier.deliver(never);
  expect(notifier.deliveries(1)).toMatchObject([{ state: 'delivered', failure: null }]);
  expect(mails).toMatchObject([
    { user: 'nodeward', from: 'nodeward@example.com', to: ['ops@example.com', 'duty@example.com'] },
  ]);
  expect(mails[0]?.text).toContain('Subject: [Nodeward east] CRITICAL: web2 is LEFTCLUSTER');
  expect(mails[0]?.text).toContain('nodeward://east/node/web2');
  store.close();
});

test.each([
  ['a wrong password', {}, { MAIL_PASSWORD: 'wrong' }, /535|wrong password|login/i],
  ['a missing password', {}, {}, /no MAIL_PASSWORD/],
  [
    'a server without encryption, when encryption is wanted',
    { security: 'starttls' },
    { MAIL_PASSWORD: 'hush' },
    /STARTTLS|TLS/i,
  ],
])('%s is said, and nothing is sent', async (_what, changes, environment, expected) => {
  const before = mails.length;
  const { notifier, store } = notifierOn(systemClock, [channel(changes)], { environment });
  const sent = await notifier.test('mail', messageOf(), never);
  const words = sent.ok ? '' : reasonText(createText('en'), sent.error);
  expect(words).toMatch(expected);
  expect(words).not.toContain('hush');
  expect(mails).toHaveLength(before);
  store.close();
});
