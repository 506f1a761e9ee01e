import { expect, test } from 'vitest';
import { ASKED, TOLD } from '../../../test/contract/examples.ts';
import { fakeService } from '../../../test/contract/fake-service.ts';
import type { Payload } from '../../shared/contract/contract.ts';
import { lineClient } from './line-client.ts';
import { linePair } from './line-pair.ts';
import { serveLine } from './serve-line.ts';

function connected(changed: Parameters<typeof fakeService>[0] = {}) {
  const service = fakeService(changed);
  const pair = linePair();
  serveLine(pair.far, service, { person: 'ann', login: 'operator' });
  return { service, client: lineClient(pair.near), close: pair.close };
}

test('an answer is a value of the contract', async () => {
  const { client } = connected();
  const { input, output } = ASKED['machine.check'];
  expect(await client.ask('machine.check', input)).toEqual({ ok: true, value: output });
});

test('an answer that the contract does not know is not passed on', async () => {
  const { client } = connected({ 'sites.remove': () => Promise.resolve({ removed: 'perhaps' } as never) });
  const answer = await client.ask('sites.remove', ASKED['sites.remove'].input);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('a refusal says why', async () => {
  const { client } = connected({ 'sites.remove': () => Promise.reject(new Error('broken')) });
  const answer = await client.ask('sites.remove', ASKED['sites.remove'].input);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'refused', code: 'internal' } });
});

test('an aborted question is cancelled in the engine', async () => {
  const { client } = connected({ 'sites.remove': () => new Promise(() => {}) });
  const stop = new AbortController();
  const answer = client.ask('sites.remove', ASKED['sites.remove'].input, stop.signal);
  stop.abort();
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'refused', code: 'cancelled' } });
});

test('when the line ends, open and later questions are answered with that', async () => {
  const { client, close } = connected({ 'sites.remove': () => new Promise(() => {}) });
  const open = client.ask('sites.remove', ASKED['sites.remove'].input);
  close();
  expect(await open).toEqual({ ok: false, error: { kind: 'closed' } });
  expect(await client.ask('sites.remove', ASKED['sites.remove'].input)).toEqual({
    ok: false,
    error: { kind: 'closed' },
  });
});

test('a watched topic brings its current value and what follows', async () => {
  const { client, service } = connected();
  const seen: Payload<'sites'>[] = [];
  client.watch('sites', null, (payload) => seen.push(payload));
  await new Promise((done) => setImmediate(done));
  service.hub.publish('sites', null, []);
  await new Promise((done) => setImmediate(done));
  expect(seen).toEqual([TOLD.sites.payload, []]);
});
