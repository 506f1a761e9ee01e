import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import { maintenanceDebt } from '../../../shared/domain/maintenance-debt.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { standingsOf, type ApplicationThere } from '../rules/application-standings.ts';
import { judgeStates } from '../rules/application-state.ts';
import { EFFECT } from '../rules/effects.ts';
import { judgeRmsNeeded, neededOf } from '../rules/excused.ts';
import type { RuleHead } from '../rules/judged.ts';
import { judgeIdle, judgeKnown } from '../rules/rms-rules.ts';
import { judgeTarget } from '../rules/switch-target.ts';
import { applicationDeed } from './application-deeds.ts';
import { isFaulted, isStoppable, wishesOf, type PlainRequest } from './application-wishes.ts';
import type { Operation, Step } from './operation.ts';

/** Offline and Online scripts of all resources together; what takes longer is followed by reading, not by waiting. */
export const RMS_WORK_MS = 600_000;

/** One request to RMS, on the node where it has to be made; RMS does the rest by itself. */
export const applicationOperation = (
  request: PlainRequest,
  nodes: readonly NodeEntry[],
): Operation<SwitchFacts> => ({
  rules: (facts) => {
    const needed = neededOf(facts);
    return [judgeKnown(request, needed), judgeRmsNeeded(facts), judgeIdle(request.cluster, needed)];
  },
  steps: (opening) => {
    const places = placesOf(request, opening);
    const isOnly = places.length === 1;
    const steps = places.map((place) => requestStep(request, nodes, { place, isOnly }));
    return [...steps, ...givingBack(request, nodes)];
  },
  waitUntil: () => null,
});

/** Null: any node that is UP takes the request. */
type Place = NodeName | null;

/** Where the command has to be sent: each node that has it Online, or Faulted. */
function placesOf(request: PlainRequest, { nodes }: SwitchFacts): readonly Place[] {
  const { there } = standingsOf(request.application, nodes);
  const on = (which: (each: ApplicationThere) => boolean) => {
    const found = there.filter(which).map(({ node }) => node);
    return found.length === 0 ? [null] : found;
  };
  if (request.operation === 'application-offline') return on(isStoppable);
  if (request.operation === 'application-clear-fault') return on(isFaulted);
  return [null];
}

function requestStep(
  request: PlainRequest,
  nodes: readonly NodeEntry[],
  { place, isOnly }: { readonly place: Place; readonly isOnly: boolean },
): Step<SwitchFacts> {
  const { before, after, citation } = wishesOf(request);
  const { operation, application, cluster } = request;
  const target = request.operation === 'application-switch' ? request.target : null;
  // Of several nodes each has its own step, and only that node is looked at.
  const about = (facts: SwitchFacts) => {
    const needed = neededOf(facts);
    return isOnly ? needed : needed.filter(({ node }) => node === place);
  };
  const head: RuleHead = { rule: 'application-state', citation, attestable: false };
  return {
    id: place === null ? operation : `${operation} ${place}`,
    step: operation,
    part: 'step',
    citation,
    irreversible: false,
    underCommon: true,
    values: () => ({ application, cluster, node: place ?? '', target: target ?? '' }),
    rules: (facts) => [
      judgeStates(head, request, about(facts), before),
      ...(target === null ? [] : [judgeTarget(target, neededOf(facts))]),
    ],
    deed: (facts) => applicationDeed(request, facts.nodes, nodes, place),
    effects: (facts) => [judgeStates(EFFECT, request, about(facts), after)],
    limitMs: RMS_WORK_MS,
    required: true,
    ...debtParts(request, nodes),
  };
}

/** Maintenance mode that could not be begun whole is ended, so that nothing is owed for what never was. */
function givingBack(request: PlainRequest, nodes: readonly NodeEntry[]): readonly Step<SwitchFacts>[] {
  if (request.operation !== 'application-maintenance-on') return [];
  const end = { ...request, operation: 'application-maintenance-off' } as const;
  const step = requestStep(end, nodes, { place: null, isOnly: true });
  const restores = [request.operation];
  return [{ ...step, part: 'restore', underCommon: false, restores, onlyAfterFailure: true }];
}

/** Whoever begins maintenance mode owes its end, which is an operation of its own. */
function debtParts(request: PlainRequest, nodes: readonly NodeEntry[]): Pick<Step<never>, 'debt' | 'pays'> {
  const { operation, cluster, application } = request;
  const debt = maintenanceDebt(cluster, application);
  if (operation === 'application-maintenance-off') return { pays: debt };
  if (operation !== 'application-maintenance-on') return {};
  const names = nodes.map(({ name }) => name);
  return { debt: { debt, debtKind: 'maintenance-mode', cluster, nodes: names, owed: 'off' } };
}
