import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { operationRequestSchema } from '../../../../shared/domain/operation-request.ts';
import { operationObjectOf, planPlace } from '../../live/operation-place.ts';
import { hostWishes, wishesOf } from './wishes.ts';

const picture = sampleSite(1_700_000_000_000);
const cluster = picture.clusters[0]!;

test('every wish is one that the core knows, and its link means the same wish again', () => {
  const wishes = [...wishesOf(cluster, true, true), ...hostWishes(picture)];
  expect(wishes.length).toBeGreaterThan(5);
  for (const request of wishes) {
    expect(operationRequestSchema.parse(request)).toEqual(request);
    expect(operationObjectOf(planPlace(request).object ?? '')).toEqual({ kind: 'request', request });
  }
});

test('a partition is offered to be ended only where there is one, and the power of guests only of guests', () => {
  const operations = (...asked: [boolean, boolean]) =>
    new Set(wishesOf(cluster, ...asked).map(({ operation }) => operation));
  expect(operations(true, false)).toContain('partition-recovery');
  expect(operations(false, false)).not.toContain('partition-recovery');
  expect(operations(false, true)).toContain('guest-start');
  expect(operations(false, false)).not.toContain('guest-start');
});

test('each KVM host is offered its maintenance in its order, and the emergency after it', () => {
  const kvm = picture.hosts.filter(({ kind }) => kind === 'kvm');
  expect(hostWishes(picture)).toHaveLength(4 * kvm.length);
  expect(hostWishes({ hosts: kvm.slice(0, 1) }).map(({ operation }) => operation)).toEqual([
    'host-drain',
    'host-stop',
    'host-return',
    'host-power-off',
  ]);
});
