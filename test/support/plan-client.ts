import { nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { JudgedRule, OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import type { EngineClient } from './engine-client.ts';

/** The plan of a node's recovery on the rehearsal site, from facts gathered now. */
export async function planFor(client: EngineClient, node: string): Promise<OperationPlan> {
  const answer = await client.ask('operations.plan', {
    site: siteIdSchema.parse('rehearsal'),
    request: { operation: 'leftcluster-recovery', node: nodeNameSchema.parse(node) },
  });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plan;
}

export const verdictOf = (plan: OperationPlan, rule: JudgedRule['rule']): JudgedRule['verdict'] | undefined =>
  [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)].find((each) => each.rule === rule)?.verdict;
