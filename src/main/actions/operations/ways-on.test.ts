import { expect, test } from 'vitest';
import { clusterOf, NODES, wish, with1 } from '../../../../test/support/application-facts.ts';
import { planPower, startable } from '../../../../test/support/power-facts.ts';
import {
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  planRecovery,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { ok } from '../../../shared/result.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { applicationOperation } from './application-operation.ts';
import type { PlainRequest } from './application-wishes.ts';
import { planOperation } from './plan-operation.ts';

const seenBy = (state: 'DOWN' | 'UP' | 'LEFTCLUSTER') => [nodeSays('web1', roundOf('UP', { web2: state }))];
const planned = (operation: PlainRequest['operation'], facts: SwitchFacts, more: object = {}) => {
  const request = wish(operation, more);
  if (request.operation === 'application-force-switch') throw new Error('not a plain one');
  const subject = { kind: 'application', id: 'web/app' } as const;
  return planOperation({ request, subject, cluster: 'web' }, applicationOperation(request, NODES), facts);
};

test('a recovery of a node that is DOWN already leads to its start; of one that is UP to nothing', () => {
  expect(planRecovery({ ...recoverable, others: seenBy('DOWN') })).toMatchObject({
    verdict: 'blocked',
    waysOn: [{ operation: 'guest-start', node: 'web2' }],
  });
  expect(planRecovery({ ...recoverable, others: seenBy('UP') }).waysOn).toEqual([]);
});

test('the start of a node that is LEFTCLUSTER leads to its recovery', () => {
  expect(planPower('guest-start', { ...startable, others: seenBy('LEFTCLUSTER') }).waysOn).toEqual([
    { operation: 'leftcluster-recovery', node: 'web2' },
  ]);
});

test('what is Faulted leads to the clearing of its fault, what is in maintenance mode to its end, each once', () => {
  const object = { cluster: 'web', application: 'app' };
  const faulted = clusterOf(with1('web1', 'Faulted'), with1('web2', 'Offline'));
  expect(planned('application-online', faulted).waysOn).toEqual([
    { operation: 'application-clear-fault', ...object },
  ]);
  const maintained = clusterOf(with1('web1', 'Maintenance-Online'), with1('web2', 'Maintenance-Offline'));
  expect(planned('application-switch', maintained, { target: 'web2' }).waysOn).toEqual([
    { operation: 'application-maintenance-off', ...object },
  ]);
  expect(planned('application-clear-fault', clusterOf(with1('web1', 'Wait'))).waysOn).toEqual([]);
});

test('a recovery that waits for a host whose BMC says on leads to the cutting of its power', () => {
  const hosts = [
    hostSays('kvm-a', null),
    hostSays('kvm-b', null, { ...MUTE, power: fresh(ok('on')) }),
    hostSays('kvm-c', null, MUTE),
  ];
  expect(planRecovery({ ...recoverable, hosts })).toMatchObject({
    verdict: 'blocked',
    waysOn: [{ operation: 'host-power-off', host: 'kvm-b' }],
  });
  // Without a BMC that says on there is a person’s word.
  const wordless = [hosts[0]!, hostSays('kvm-b', null, MUTE)];
  expect(planRecovery({ ...recoverable, hosts: wordless }).waysOn).toEqual([]);
});

test('what is allowed leads nowhere else', () => {
  expect(planRecovery(recoverable).waysOn).toEqual([]);
});
