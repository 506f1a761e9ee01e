import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { METHODS, type Method } from '../../../src/shared/contract/contract.ts';
import { operationRequestSchema } from '../../../src/shared/domain/operation-request.ts';
import { ASKED } from '../../contract/examples.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { planFor } from '../../support/plan-client.ts';
import { until } from '../../support/rehearsal-clients.ts';

let running: EngineOnRehearsal;
let client: EngineClient;
beforeAll(async () => {
  running = await startEngineOnRehearsal({ rate: 8 });
  const file = path.join(running.folder, 'config/sites/rehearsal.yaml');
  const site: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...Object(site), protection: 'read-only' }));
  client = await running.restart();
});
afterAll(() => running.stop());

/** Not asked: these steer the simulated machines themselves, or take the site away. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'rehearsal.open',
  'rehearsal.inject',
  'rehearsal.clear',
  'sites.remove',
  'sites.create',
]);
const methods = (Object.keys(METHODS) as Method[]).filter((method) => !LEFT_OUT.has(method));

const OBJECTS = ['web', 'web1', 'web2', 'kvm-a', 'app1', 'rehearsal', 'no-such'];
const LISTS: ReadonlySet<string> = new Set(['stop', 'leave', 'start', 'back']);
const words = fc.constantFrom(...OBJECTS);
/** Every operation that there is, with objects of the site in the places of its own fields. */
const requests = fc.constantFrom(...operationRequestSchema.options).chain((option) => {
  const fields = Object.keys(option.shape).filter((name) => name !== 'operation');
  const valueOf = (name: string) =>
    name === 'seconds' ? fc.integer({ min: 1, max: 30 }) : LISTS.has(name) ? fc.constant([]) : words;
  const [operation] = option.shape.operation.values;
  return fc
    .record(Object.fromEntries(fields.map((name) => [name, valueOf(name)])))
    .map((chosen) => ({ operation, ...chosen }));
});
const asked = fc.oneof(
  requests.map((request) => ({ method: 'operations.begin' as const, input: { request, typed: 'web1' } })),
  fc.constantFrom(...methods).map((method) => ({ method, input: ASKED[method].input })),
);

const changes = async (): Promise<number> =>
  (await running.site.ask('counts', {})).machines.reduce(
    (sum, { changingCalls, changingCommands }) => sum + changingCalls + changingCommands.length,
    0,
  );

test('whatever is asked of a read-only site, also by an operator, no changing call or command leaves', async () => {
  await running.site.ask('inject', { kind: 'agent-timeout', target: 'web2' });
  await running.site.ask('inject', { kind: 'guest-hang', target: 'web1' });
  await until(
    () => planFor(client, 'web1'),
    ({ verdict }) => verdict === 'allowed',
    90_000,
  );
  const begun = await client.ask('operations.begin', {
    site: 'rehearsal',
    request: { operation: 'leftcluster-recovery', node: 'web1' },
  });
  expect(begun).toEqual({ ok: false, refusal: { kind: 'read-only' } });
  // Chance may leave one out.
  for (const method of methods)
    await client.askAnything(method, { ...ASKED[method].input, site: 'rehearsal' });
  await fc.assert(
    fc.asyncProperty(asked, async ({ method, input }) => {
      // What the contract refuses is no matter here: nothing may leave, whatever the answer.
      await client.askAnything(method, { ...input, site: 'rehearsal' });
    }),
    { numRuns: 110 },
  );
  expect(await changes()).toBe(0);
}, 120_000);
