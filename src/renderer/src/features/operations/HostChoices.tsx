import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import { DrainChoices } from './DrainChoices.tsx';
import { ReturnChoices } from './ReturnChoices.tsx';

/** What a person chooses before a host's maintenance, and after it. Nothing for other operations. */
export function HostChoices({ plan }: { readonly plan: OperationPlan }) {
  const { request, rules } = plan;
  if (request.operation === 'host-drain') return <DrainChoices request={request} rules={rules} />;
  if (request.operation === 'host-return') return <ReturnChoices request={request} rules={rules} />;
  return null;
}
