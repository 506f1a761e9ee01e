import { expect, test } from 'vitest';
import { row, withRms } from '../../../../test/support/power-facts.ts';
import { nodeSays, roundOf, RULING } from '../../../../test/support/recovery-facts.ts';
import { aloneOn, ruledBy, runsByRms } from '../../../../test/support/rms-guest-facts.ts';
import { clusterEntrySchema } from '../../../shared/domain/inventory.ts';
import type { HostCluster } from '../facts/cluster-facts.ts';
import { isSameRoute, judgeLinesSpared, judgeRmsRoute, routeOf } from './rms-route.ts';

const ROUTE = { cluster: 'hosts', application: 'hostnet' };
const listed = (
  cluster: string,
  applications: readonly string[],
  resources: readonly string[],
): HostCluster => ({
  cluster,
  nodes: [
    nodeSays(
      'kvm-b',
      withRms(roundOf('UP', {}), 'kvm-b', [
        ...applications.map((each) => row(each, 'userApplication', null, 'Online')),
        ...resources.map((each) => row(each, 'gRes', null, 'Online')),
      ]),
    ),
  ],
});
const seen = (...hostClusters: readonly HostCluster[]) => ({ ...runsByRms, hostClusters });

test('a name that ends with those of two userApplications says nothing, and neither do two clusters of hosts', () => {
  expect(routeOf(seen(listed('hosts', ['a', 'b_a'], ['Cmd_web2_b_a'])))).toBeNull();
  const [first, second] = ['hosts', 'hosts2'].map((name) => listed(name, ['hostnet'], ['Cmd_web2']));
  expect(routeOf(seen(first!))).toEqual(ROUTE);
  expect(routeOf(seen(first!, second!))).toBeNull();
});

test('a route is the same by cluster and userApplication together', () => {
  expect(isSameRoute(ROUTE, { ...ROUTE })).toBe(true);
  expect(isSameRoute({ ...ROUTE, cluster: 'hosts2' }, ROUTE)).toBe(false);
  expect(isSameRoute({ ...ROUTE, application: 'other' }, ROUTE)).toBe(false);
  expect(isSameRoute(null, ROUTE)).toBe(false);
});

test('only its own cluster has to be held, and only that cluster’s resources are near it', () => {
  const elsewhere = listed('hosts2', ['x', 'y'], ['Cmd_db1']);
  const facts = seen(listed('hosts', ['hostnet'], ['Cmd_web2']), elsewhere);
  expect(judgeRmsRoute(facts, RULING).sentence).toBe('rule.I40.through');
  const others = [clusterEntrySchema.parse({ name: 'hosts2', nodes: [{ name: 'kvm-d' }] })];
  expect(judgeRmsRoute(facts, others).sentence).toBe('rule.I40.not-held');
});

test('who would start and stop with it is named, and what is not known is named as well', () => {
  const shared = {
    ...runsByRms,
    hostClusters: ruledBy(['Online', 'Standby'], ['Cmd_web2', 'Cmd_db1', 'Cmd_db2']),
  };
  expect(judgeRmsRoute(shared, RULING).values).toMatchObject({ ...ROUTE, others: 'Cmd_db1, Cmd_db2' });
  const open = seen(listed('hosts', ['a', 'b'], ['Cmd_web2']));
  expect(judgeRmsRoute(open, RULING).values).toMatchObject({ cluster: 'hosts', resource: 'Cmd_web2' });
});

test('only lines of that userApplication stop with it, and only guests of that host matter', () => {
  const busy = { beside: aloneOn('kvm-b', 'batch1') };
  const two = seen(
    listed('hosts', ['hostnet', 'other'], ['Cmd_web2_hostnet', 'Gls_other']),
    listed('hosts2', ['hostnet'], ['Gls_hostnet']),
  );
  expect(judgeLinesSpared({ ...two, ...busy }, ROUTE, 'kvm-b')).toEqual([]);
  const own = { ...runsByRms, beside: [...aloneOn('kvm-a', 'batch1'), ...aloneOn('kvm-b')] };
  expect(judgeLinesSpared(own, ROUTE, 'kvm-b')).toMatchObject([
    { verdict: 'pass', values: { lines: 'Gls000_hostnet' } },
  ]);
  expect(judgeLinesSpared({ ...own, ...busy }, ROUTE, 'kvm-b')).toMatchObject([{ verdict: 'fail' }]);
  expect(judgeLinesSpared({ ...own, ...busy }, ROUTE, 'kvm-b', ['batch1'])).toMatchObject([
    { verdict: 'pass' },
  ]);
});
