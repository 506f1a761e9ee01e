import type { Fault } from '../../src/shared/contract/rehearsal.ts';
import { nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import {
  operationRequestSchema,
  type Attestation,
  type OperationRequest,
} from '../../src/shared/domain/operation-request.ts';
import { startIpmiBmc, type IpmiBmc } from '../integration/bmc/ipmi-bmc.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from './engine-on-rehearsal.ts';
import { hurriedClock } from './hurried-clock.ts';
import { ruleOf } from './power-facts.ts';
import { until } from './rehearsal-clients.ts';

const site = siteIdSchema.parse('rehearsal');
export const HOST = 'kvm-a';
/** A word of a person for the emergency. */
export const WORD = { typed: HOST, reason: 'its console shows a panic' };
export const powerOffOf = (host: string) =>
  operationRequestSchema.parse({ operation: 'host-power-off', host });
export const REQUEST = powerOffOf(HOST);
export const RECOVERY = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') } as const;
export const STEP = `power-off-host ${HOST}`;

/** A core on the rehearsal site whose host kvm-a has a simulated BMC; its clock can be hurried. */
export interface HostWithBmc {
  readonly bmc: IpmiBmc;
  readonly running: EngineOnRehearsal;
  readonly clock: ReturnType<typeof hurriedClock>;
  readonly planOf: (request: OperationRequest, attestations?: Attestation[]) => Promise<OperationPlan>;
  /** With a person's word. */
  readonly plan: () => Promise<OperationPlan>;
  readonly inject: (kind: Fault['kind']) => Promise<unknown>;
  readonly clear: (kind: Fault['kind']) => Promise<unknown>;
  readonly begin: (attestations: Attestation[]) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export async function startHostWithBmc(): Promise<HostWithBmc> {
  const clock = hurriedClock(1);
  const bmc = await startIpmiBmc();
  const running = await startEngineOnRehearsal({ rate: 8 }, clock, { [HOST]: bmc.access });
  const planOf = async (request: OperationRequest, attestations: Attestation[] = []) => {
    const answer = await running.client.ask('operations.plan', { site, request, attestations });
    if (!answer.ok) throw new Error(answer.problem);
    return answer.plan;
  };
  return {
    bmc,
    running,
    clock,
    planOf,
    plan: () => planOf(REQUEST, [WORD]),
    inject: (kind) => running.site.ask('inject', { kind, target: HOST }),
    clear: (kind) => running.site.ask('clear', { kind, target: HOST }),
    begin: (attestations) => running.client.ask('operations.begin', { site, request: REQUEST, attestations }),
    stop: async () => {
      await running.stop();
      await bmc.stop();
    },
  };
}

/** As `fail rule.bmc.off`. */
export const saidOf = (shown: OperationPlan, rule: Parameters<typeof ruleOf>[1]): string =>
  `${ruleOf(shown, rule)?.verdict} ${ruleOf(shown, rule)?.sentence}`;

/** A person's word for it and everything that it needs, except SF's time. */
export async function untilHung({ plan }: HostWithBmc): Promise<OperationPlan> {
  const waiting = await until(plan, ({ verdict }) => verdict === 'waiting', 90_000);
  await until(plan, ({ verdict }) => verdict === 'allowed', 90_000);
  return waiting;
}
