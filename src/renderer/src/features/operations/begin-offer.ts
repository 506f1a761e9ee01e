import type {
  CallerStanding,
  OperationRun,
  OperationsPayload,
} from '../../../../shared/contract/operations.ts';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import type { SiteId } from '../../../../shared/domain/names.ts';

/** What stands where a plan could be begun, from what the core says of this login, the site and the plan. */
export type BeginOffer =
  | { readonly kind: 'begin'; readonly typed: boolean }
  | { readonly kind: 'running'; readonly run: OperationRun }
  | { readonly kind: 'armed-by-other'; readonly person: string }
  | {
      readonly kind: 'asking' | 'observer' | 'read-only' | 'not-armed' | 'not-allowed' | 'record';
    };

interface Known {
  readonly site: SiteId;
  readonly plan: OperationPlan;
  readonly standing: CallerStanding | null;
  readonly operations: OperationsPayload | null;
}

export function beginOffer(known: Known): BeginOffer {
  const { standing, operations, plan } = known;
  if (standing === null || operations === null) return { kind: 'asking' };
  const run = openRunOf(operations, known.site, plan.request);
  if (run !== null) return { kind: 'running', run };
  if (standing.role === 'observer') return { kind: 'observer' };
  if (operations.record !== null) return { kind: 'record' };
  if (plan.verdict !== 'allowed')
    return { kind: standing.protection === 'read-only' ? 'read-only' : 'not-allowed' };
  return protectedOffer(known.site, standing, operations);
}

function protectedOffer(
  site: SiteId,
  { protection, person }: CallerStanding,
  { armed }: OperationsPayload,
): BeginOffer {
  if (protection === 'read-only') return { kind: 'read-only' };
  if (protection === 'normal') return { kind: 'begin', typed: false };
  const now = armed.find((each) => each.site === site);
  if (now === undefined) return { kind: 'not-armed' };
  return now.person === person
    ? { kind: 'begin', typed: true }
    : { kind: 'armed-by-other', person: now.person };
}

/** The open operation of this very wish; null: none. */
export const openRunOf = (
  { runs }: OperationsPayload,
  site: SiteId,
  request: OperationRun['request'],
): OperationRun | null =>
  runs.find(
    (run) =>
      run.closedAt === null && run.site === site && JSON.stringify(run.request) === JSON.stringify(request),
  ) ?? null;
