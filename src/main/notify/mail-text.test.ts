import { expect, test } from 'vitest';
import { mailBody, mailSubject } from './mail-text.ts';
import type { Message } from './message.ts';

const message: Message = {
  version: 1,
  kind: 'firing',
  alert: 'a1',
  site: 'east',
  code: 'cf-leftcluster',
  severity: 'critical',
  subject: { kind: 'node', id: 'web2' },
  facts: {},
  title: 'web2 is LEFTCLUSTER',
  procedure: 'Wait',
  startsAt: '2026-11-28T20:00:00.000Z',
  endsAt: null,
  link: 'nodeward://east/node/web2',
};

test('the subject names the site and how bad it is, or that it has cleared', () => {
  expect(mailSubject(message)).toBe('[Nodeward east] CRITICAL: web2 is LEFTCLUSTER');
  expect(mailSubject({ ...message, kind: 'resolved', site: null })).toBe(
    '[Nodeward console] RESOLVED: web2 is LEFTCLUSTER',
  );
});

test('the mail says since when, and until when, what to do and where to look', () => {
  expect(mailBody(message)).toBe(
    'web2 is LEFTCLUSTER\n\nalert, since 2026-11-28T20:00:00.000Z\nWait\nnodeward://east/node/web2\n',
  );
  expect(mailBody({ ...message, kind: 'resolved', endsAt: '2026-11-28T20:05:00.000Z' })).toContain(
    'cleared, from 2026-11-28T20:00:00.000Z until 2026-11-28T20:05:00.000Z',
  );
});
