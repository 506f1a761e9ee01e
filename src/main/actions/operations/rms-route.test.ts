import { expect, test } from 'vitest';
import { planPower, row, withRms } from '../../../../test/support/power-facts.ts';
import { nodeSays, roundOf } from '../../../../test/support/recovery-facts.ts';
import { offByRms, ruledBy, runsByRms } from '../../../../test/support/rms-guest-facts.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { ok } from '../../../shared/result.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';

const CMD = 'ManageProgram000_Cmd_web2';
const hosts = (...nodes: GuestPowerFacts['hostClusters'][number]['nodes']) => ({
  hostClusters: [{ cluster: 'hosts', nodes }],
});
const up = roundOf('UP', { 'kvm-b': 'UP', 'kvm-c': 'UP' });
const twoApplications = (...resources: readonly string[]) =>
  hosts(
    ...(['kvm-b', 'kvm-c'] as const).map((host) =>
      nodeSays(
        host,
        withRms(up, host, [
          row('hostnet', 'userApp', null, host === 'kvm-b' ? 'Online' : 'Standby'),
          row('other', 'userApp', null, 'Online'),
          ...resources.map((each) => row(each, 'gRes', null, 'Online')),
        ]),
      ),
    ),
  );

const damaged = nodeSays('kvm-b', {
  ...up,
  rms: ok({
    localSystem: 'kvm-bRMS',
    configuration: 'config',
    table: {
      kind: 'damaged',
      because: { kind: 'unreadable', line: '??' },
      badNews: [row(CMD, 'gRes', null, 'Faulted')],
    },
  }),
});

type Broken = [string, Partial<GuestPowerFacts>, JudgedRule['sentence'], 'fail' | 'unknown'];
/** What keeps both ways shut. */
const NO_ROUTE: readonly Broken[] = [
  [
    'its userApplication controls another guest as well',
    { hostClusters: ruledBy(['Online', 'Standby'], [CMD, 'ManageProgram001_Cmd_db1']) },
    'rule.I40.shared',
    'fail',
  ],
  [
    'its userApplication has a resource that is no line',
    { hostClusters: ruledBy(['Online', 'Standby'], [CMD, 'Fsystem000_hostnet']) },
    'rule.I40.shared',
    'fail',
  ],
  ['its resource could be of two userApplications', twoApplications(CMD), 'rule.I40.whose', 'unknown'],
  [
    'a resource beside it could be of its userApplication',
    twoApplications('Cmd_web2_hostnet', 'Cmd_APP1'),
    'rule.I40.whose',
    'unknown',
  ],
  [
    'two userApplications have a resource for it',
    twoApplications('Cmd_web2_hostnet', 'Cmd_web2_other'),
    'rule.I40.whose',
    'unknown',
  ],
  ['no whole list of its hosts’ RMS came', hosts(damaged), 'rule.I40.not-known', 'unknown'],
];
test.each(NO_ROUTE)('no way through RMS while %s', (_, change, sentence, verdict) => {
  for (const [operation, facts] of [
    ['guest-shutdown', runsByRms],
    ['guest-start', offByRms],
  ] as const) {
    const plan = planPower(operation, { ...facts, ...change });
    expect(plan.verdict).toBe('blocked');
    expect(plan.rules).toContainEqual(expect.objectContaining({ rule: 'I40', sentence, verdict }));
  }
});

test('which hosts’ RMS gave no whole list is named', () => {
  const plan = planPower('guest-start', { ...offByRms, ...hosts(damaged) });
  const rule = plan.rules.find(({ sentence }) => sentence === 'rule.I40.not-known');
  expect(rule?.values).toMatchObject({ cluster: 'hosts' });
});

test('a userApplication of its own is told by the end of its resource’s name', () => {
  const plan = planPower('guest-shutdown', {
    ...runsByRms,
    ...twoApplications('Cmd_web2_hostnet', 'Cmd_db1_other'),
  });
  expect(plan).toMatchObject({ verdict: 'allowed', steps: [{ id: 'stop-by-rms web2' }, {}] });
});
