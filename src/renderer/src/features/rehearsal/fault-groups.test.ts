import { expect, test } from 'vitest';
import { FAULTS } from '../../../../shared/contract/rehearsal.ts';
import { FAULT_GROUPS, groupedFaults, groupOf } from './fault-groups.ts';

test('every fault stands in the list once, and every group has some', () => {
  const groups = groupedFaults(() => true);
  expect(groups.map(({ group }) => group)).toEqual(FAULT_GROUPS);
  expect(groups.flatMap(({ kinds }) => kinds).toSorted()).toEqual(FAULTS.toSorted());
});

test('a fault stands where an operator looks for it', () => {
  expect(groupOf('sshd-hang')).toBe('answers');
  expect(groupOf('libvirtd-stopped')).toBe('hosts');
  expect(groupOf('agent-timeout')).toBe('sf');
  expect(groupOf('nodes-on-one-host')).toBe('cf');
  expect(groupOf('foreign-resource')).toBe('rms');
});

test('a group without a match is left out', () => {
  expect(groupedFaults((kind) => kind === 'clock-skew')).toEqual([
    { group: 'answers', kinds: ['clock-skew'] },
  ]);
});
