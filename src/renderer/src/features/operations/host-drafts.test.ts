import { expect, test } from 'vitest';
import {
  drainWish,
  emptyHost,
  hostWithGuests,
  planDrain,
  planReturn,
  returnWish,
} from '../../../../../test/support/host-guests-facts.ts';
import { hanging, planHostPowerOff } from '../../../../../test/support/host-power-off-facts.ts';
import { operationObjectOf, planPlace } from '../../live/operation-place.ts';
import { draftsOf, isOpen, requestFrom } from './drain-draft.ts';
import { followsOf } from './follows.ts';
import { returnDraftOf, returnFrom } from './return-draft.ts';

const LEAVE = [{ guest: 'batch1', reason: 'it counts, until noon & later' }];

test('every guest that is on waits for a choice; one that is left without a reason still does', () => {
  const drafts = draftsOf(drainWish({}), planDrain(hostWithGuests, {}).rules);
  expect(drafts.map(({ guest }) => guest)).toEqual(['web2', 'batch1']);
  expect(drafts.filter(isOpen)).toHaveLength(2);
  const [web2, batch1] = drafts;
  expect(web2 !== undefined && isOpen({ ...web2, choice: 'stop' })).toBe(false);
  expect(batch1 !== undefined && isOpen({ ...batch1, choice: 'leave', reason: ' ' })).toBe(true);
});

test('choices become a wish, its link means the same wish, and its plan shows the same choices', () => {
  const wish = drainWish({ stop: ['web2'], leave: LEAVE });
  const drafts = draftsOf(wish, planDrain(hostWithGuests, { stop: ['web2'], leave: LEAVE }).rules);
  expect(requestFrom(wish, drafts)).toEqual(wish);
  expect(operationObjectOf(planPlace(wish).object ?? '')).toEqual({ kind: 'request', request: wish });
  expect(operationObjectOf('host-drain?host=kvm-b&stop=web2')).toEqual({ kind: 'stranger' });
});

test('what the drain stopped is proposed until a person chooses; no application goes back by itself', () => {
  const proposed = returnDraftOf(returnWish({}), planReturn(emptyHost, {}).rules);
  expect(returnFrom(returnWish({}), proposed)).toEqual(returnWish({ start: ['web2', 'batch1'] }));
  expect(proposed.back).toEqual([
    { wish: { cluster: 'web', application: 'webapp', target: 'web2' }, isChosen: false },
  ]);
  const chosen = { start: ['web2'], back: [{ cluster: 'web', application: 'webapp', target: 'web2' }] };
  const again = returnDraftOf(returnWish(chosen), planReturn(emptyHost, chosen).rules);
  expect(returnFrom(returnWish({}), again)).toEqual(returnWish(chosen));
});

test('the stop follows the drain and the way back the stop, only once each is done', () => {
  const drained = { request: drainWish({ stop: ['web2'] }), outcome: 'done' } as const;
  const [stop] = followsOf(drained);
  expect(stop).toEqual({ operation: 'host-stop', host: 'kvm-b' });
  expect(stop !== undefined && followsOf({ request: stop, outcome: 'done' })).toEqual([returnWish({})]);
  expect(followsOf({ ...drained, outcome: 'cancelled' })).toEqual([]);
});

test('the recovery of each node follows the emergency that cut the power of its host', () => {
  const { request, rules } = planHostPowerOff(hanging);
  expect(followsOf({ request, rules, outcome: 'done' })).toEqual([
    { operation: 'leftcluster-recovery', node: 'web2' },
  ]);
  expect(followsOf({ request, rules, outcome: 'failed' })).toEqual([]);
});
