import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';

const site = siteIdSchema.parse('rehearsal');
const cluster = clusterNameSchema.parse('web');

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
});
afterAll(() => running.stop());

const declaredIs = (wanted: string | null) =>
  running.client.until(`declared ${wanted}`, ({ clusters }) =>
    clusters.some(({ name, deduction }) => name === 'web' && deduction.declared === wanted),
  );

test('what a person declares is in the site file and in the picture, and can be taken back', async () => {
  await declaredIs('B');
  const declare = (configuration: 'B' | null) =>
    running.client.ask('sites.declare', { site, cluster, configuration });
  expect(await declare(null)).toEqual({ problems: [] });
  const undeclared = await declaredIs(null);
  expect(undeclared.clusters.map(({ name }) => name)).toContain('hosts');
  expect(await declare('B')).toEqual({ problems: [] });
  await declaredIs('B');
});

test('a cluster that the site file does not name is refused, and nothing is written', async () => {
  const before = await running.client.ask('sites.read', { site });
  const nowhere = clusterNameSchema.parse('nowhere');
  const answer = await running.client.ask('sites.declare', { site, cluster: nowhere, configuration: 'B' });
  expect(answer.problems).toMatchObject([{ problem: { kind: 'no-such-cluster', cluster: 'nowhere' } }]);
  expect(await running.client.ask('sites.read', { site })).toEqual(before);
});
