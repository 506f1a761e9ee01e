import { hostNameSchema, nodeNameSchema, type HostName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { blocks } from '../rules/judged.ts';

/**
 * What the facts that block an operation ask for before it or instead: also after one that was interrupted, when it is
 * planned again. Nothing is allowed by it: each of them is planned on facts of its own.
 */
export function waysOn(request: OperationRequest, rules: readonly JudgedRule[]): OperationRequest[] {
  const found = rules.filter(blocks).flatMap((rule) => wayOf(request, rule) ?? []);
  return [...new Map(found.map((way) => [JSON.stringify(way), way])).values()];
}

type Way = (request: OperationRequest, values: JudgedRule['values']) => OperationRequest | null;

const recoverIt: Way = (_, { node }) => aboutNode('leftcluster-recovery', node);

const drainIt: Way = (_, { host }) =>
  aboutHost(host, (name) => ({ operation: 'host-drain', host: name, stop: [], leave: [] }));

/** It hangs: its power is on, and it says nothing itself. */
const cutIts: Way = (_, { host }) => aboutHost(host, (name) => ({ operation: 'host-power-off', host: name }));

/** What does to a guest what the request would have done to it through its application. */
const GUEST_WAY: Partial<Record<OperationRequest['operation'], 'guest-start' | 'guest-shutdown'>> = {
  'application-offline': 'guest-shutdown',
  'application-online': 'guest-start',
};

const WAYS: Partial<Record<JudgedRule['sentence'], Way>> = {
  // It is declared DOWN already: what is left of its recovery is its start.
  'rule.left-cluster.seen': (_, { node, state }) =>
    state === 'DOWN' ? aboutNode('guest-start', node) : null,
  'rule.not-left.left': recoverIt,
  'rule.I6.runs': drainIt,
  // It answers, or who runs on it does: it is emptied and stopped in order.
  'rule.host-silent.answers': drainIt,
  'rule.nodes-silent.answers': drainIt,
  'rule.I25.powered': cutIts,
  // Cut off behind its back, RMS takes it for faulted (RMS guide 4.7, 2.1.5): it is stopped by RMS itself.
  'rule.I40.controlled': ({ operation }, { node }) =>
    operation === 'guest-power-off' ? aboutNode('guest-shutdown', node) : null,
  'rule.I40.controlled-left': recoverIt,
  'rule.I40.moves': ({ operation }, { node }) => aboutNode(GUEST_WAY[operation] ?? null, node),
  'rule.I23.left': recoverIt,
  'rule.I26.left': recoverIt,
  'rule.application-state.wrong': (request, { state }) =>
    'application' in request ? aboutApplication(request, String(state)) : null,
};

const wayOf = (request: OperationRequest, { sentence, values }: JudgedRule): OperationRequest | null =>
  WAYS[sentence]?.(request, values) ?? null;

function aboutHost(
  word: string | number | undefined,
  request: (host: HostName) => OperationRequest,
): OperationRequest | null {
  const host = hostNameSchema.safeParse(word);
  return host.success ? request(host.data) : null;
}

function aboutNode(
  operation: 'guest-start' | 'guest-shutdown' | 'leftcluster-recovery' | null,
  word: string | number | undefined,
): OperationRequest | null {
  const node = nodeNameSchema.safeParse(word);
  return node.success && operation !== null ? { operation, node: node.data } : null;
}

type OfApplication = Extract<OperationRequest, { application: string }>;

/** A fault is cleared and maintenance mode ended by operations of their own. */
function aboutApplication(
  { operation, cluster, application }: OfApplication,
  state: string,
): OperationRequest | null {
  if (state.startsWith('Maintenance') && operation !== 'application-maintenance-off')
    return { operation: 'application-maintenance-off', cluster, application };
  return state.startsWith('Faulted') && operation !== 'application-clear-fault'
    ? { operation: 'application-clear-fault', cluster, application }
    : null;
}
