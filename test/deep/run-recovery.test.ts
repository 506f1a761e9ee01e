import { expect, test } from 'vitest';
import type { FaultKind } from '../../src/shared/contract/rehearsal.ts';
import { nodeNameSchema } from '../../src/shared/domain/names.ts';
import { startEngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { beginOperation, sayYes, untilRun } from '../support/operation-client.ts';
import { planFor } from '../support/plan-client.ts';
import { until } from '../support/rehearsal-clients.ts';

const web1 = nodeNameSchema.parse('web1');
const HELPLESS = { kind: 'agent-timeout', target: 'web2' } as const;

const FROM_POWER_OFF = ['power-off', 'mark-down', 'check-survivors', 'start-guest', 'check-cluster'];

// The documented cases of one guest: whatever befell it, it ends off, declared DOWN, started cold, and all as before.
test.each<[FaultKind, readonly string[]]>([
  ['guest-hang', FROM_POWER_OFF],
  ['guest-panic', FROM_POWER_OFF],
  ['guest-paused', FROM_POWER_OFF],
  ['guest-off', FROM_POWER_OFF.slice(1)],
])(
  '%s: recovered to the end, all as before',
  async (kind, steps) => {
    const { site, client, stop } = await startEngineOnRehearsal({ rate: 8 });
    try {
      await site.ask('inject', HELPLESS);
      await site.ask('inject', { kind, target: web1 });
      await until(
        () => planFor(client, web1),
        ({ verdict }) => verdict === 'allowed',
        90_000,
      );
      const operation = await beginOperation(client, { operation: 'leftcluster-recovery', node: web1 });
      let isHelpless = true;
      const closed = await untilRun(
        client,
        operation,
        'closed',
        (run) => {
          sayYes(client, run);
          // Its agents are mended once nothing is left that they could do by themselves.
          const isDown = run.steps.some(({ step, state }) => step === 'mark-down' && state === 'done');
          if (isDown && isHelpless) void site.ask('clear', HELPLESS);
          if (isDown) isHelpless = false;
          return run.closedAt !== null;
        },
        180_000,
      );
      expect(closed.steps.map(({ step, state }) => `${step}: ${state}`)).toEqual(
        steps.map((step) => `${step}: done`),
      );
      expect(closed.outcome).toBe('done');
    } finally {
      await stop();
    }
  },
  300_000,
);
