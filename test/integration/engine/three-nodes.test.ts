import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { everyMachineAnswered } from '../../support/engine-client.ts';
import { duringFault } from '../../support/rehearsed-alerts.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ hosts: 2, nodes: 5 });
  await everyMachineAnswered(running.client);
});
afterAll(() => running.stop());

test('of a third node one says UP, another DOWN: the two are named, and the living node is not taken for stopped', async () => {
  const { clusters } = await running.site.ask('describe', {});
  const { nodes } = clusters.find((cluster) => cluster.nodes.length === 3)!;
  const [first, second, third] = nodes;
  await duringFault(running.site, 'node-shown-down', third!, async () => {
    const { findings } = await running.client.until('they disagree', (picture) =>
      picture.findings.some(({ code }) => code === 'cf-observers-disagree'),
    );
    const said = findings.find(({ code }) => code === 'cf-observers-disagree');
    expect(said?.subject).toEqual({ kind: 'node', id: third });
    expect(said?.facts).toMatchObject({ observer: first, other: second, state: 'DOWN' });
    expect(said?.severity).toBe('critical');
  });
  await running.client.until('they agree again', ({ findings }) =>
    findings.every(({ code }) => code !== 'cf-observers-disagree'),
  );
});
