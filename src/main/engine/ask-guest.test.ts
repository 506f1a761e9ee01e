import { expect, test } from 'vitest';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { askGuest, waysTo } from './ask-guest.ts';
import type { NodeIdentity } from './ask-node-name.ts';

const WEB1 = { node: 'web1', cluster: 'web1-web2', members: [] };
const REFUSED: ProbeFailure = { kind: 'unreachable', detail: 'refused' };
const UNNAMED: ProbeFailure = { kind: 'unreachable', detail: 'no such name' };

function answering(answers: Record<string, Result<NodeIdentity | null, ProbeFailure>>) {
  const asked: string[] = [];
  const ask = (address: string) => {
    asked.push(address);
    return Promise.resolve(answers[address] ?? fail(UNNAMED));
  };
  return { ask, asked };
}

test('the address that answers is the match, and the name is not tried any more', async () => {
  const { ask, asked } = answering({ '192.0.2.1': fail(REFUSED), '192.0.2.2': ok(WEB1) });
  const match = await askGuest('vm-web1', waysTo('vm-web1', ['192.0.2.1', '192.0.2.2']), ask);
  expect(match).toMatchObject({ ...WEB1, matchedBy: 'address', addresses: ['192.0.2.2'] });
  expect(asked).toEqual(['192.0.2.1', '192.0.2.2']);
});

test('without an address that answers the name is tried', async () => {
  const { ask } = answering({ 'vm-web1': ok(WEB1) });
  expect(await askGuest('vm-web1', waysTo('vm-web1', ['192.0.2.1']), ask)).toMatchObject({
    matchedBy: 'name',
    addresses: ['vm-web1'],
  });
});

test('a guest that answers and is no node is not asked again', async () => {
  const { ask, asked } = answering({ '192.0.2.1': ok(null) });
  expect(await askGuest('files', waysTo('files', ['192.0.2.1']), ask)).toMatchObject({
    node: null,
    failure: null,
  });
  expect(asked).toEqual(['192.0.2.1']);
});

test('where nothing answers, the failure is that of the first address', async () => {
  const { ask } = answering({ '192.0.2.1': fail(REFUSED) });
  expect(await askGuest('vm-web1', waysTo('vm-web1', ['192.0.2.1']), ask)).toMatchObject({
    node: null,
    failure: REFUSED,
  });
});

test('a host with many addresses of one guest does not cost more than four tries and the name', async () => {
  const { ask, asked } = answering({});
  await askGuest(
    'vm-web1',
    waysTo(
      'vm-web1',
      Array.from({ length: 50 }, (_, index) => `192.0.2.${String(index)}`),
    ),
    ask,
  );
  expect(asked).toHaveLength(5);
});
