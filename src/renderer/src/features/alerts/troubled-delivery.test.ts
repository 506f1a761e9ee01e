import { expect, test } from 'vitest';
import type { Delivery } from '../../../../shared/contract/alerts.ts';
import { troubledDelivery } from './troubled-delivery.ts';

const delivery = (changed: Partial<Delivery>): Delivery => ({
  channel: 'ops',
  alert: 'a',
  kind: 'firing',
  createdAt: 10,
  attempts: 3,
  state: 'waiting',
  deliveredAt: null,
  failure: 'refused',
  ...changed,
});
const delivered = (changed: Partial<Delivery>) =>
  delivery({ state: 'delivered', failure: null, deliveredAt: 20, ...changed });

test('a message that waits after a failure is trouble, and so is one that was given up', () => {
  expect(troubledDelivery([delivery({})])).toMatchObject({ failure: 'refused' });
  expect(troubledDelivery([delivery({ state: 'given-up' })])).not.toBeNull();
});

test('a later message that got through the same channel ends the trouble, one of another channel does not', () => {
  expect(troubledDelivery([delivery({}), delivered({})])).toBeNull();
  expect(troubledDelivery([delivery({}), delivered({ channel: 'mail' })])).not.toBeNull();
});

test('a message that has not been tried yet is no trouble', () => {
  expect(troubledDelivery([delivery({ attempts: 0, failure: null })])).toBeNull();
});
