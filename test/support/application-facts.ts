import type { NodeFacts } from '../../src/main/actions/facts/cluster-facts.ts';
import type { SwitchFacts } from '../../src/main/actions/facts/gather-switch.ts';
import { nodeEntrySchema } from '../../src/shared/domain/inventory.ts';
import type { NodeRound } from '../../src/shared/domain/node-round.ts';
import { operationRequestSchema } from '../../src/shared/domain/operation-request.ts';
import type { RmsRow, RmsState } from '../../src/shared/domain/rms.ts';
import type { CfState } from '../../src/shared/domain/cf.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { nodeSays, NOW, roundOf } from './recovery-facts.ts';

export const BOTH_UP: Readonly<Record<string, CfState>> = { web1: 'UP', web2: 'UP' };
export const NODES = ['web1', 'web2'].map((name) => nodeEntrySchema.parse({ name }));

export const row = (name: string, type: string, state: RmsState | null, details = ''): RmsRow => ({
  name,
  type,
  host: null,
  standing: state === null ? null : { state, details },
});
export const app = (state: RmsState | null, details = ''): RmsRow => row('app', 'userApp', state, details);

export const rmsOf = (name: string, rows: readonly RmsRow[]): NodeRound['rms'] =>
  ok({ localSystem: `${name}RMS`, configuration: 'config.us', table: { kind: 'whole', rows } });
export const rmsStopped: NodeRound['rms'] = fail({ kind: 'not-running', what: 'RMS' });
export const rmsDamaged = (name: string, badNews: readonly RmsRow[]): NodeRound['rms'] =>
  ok({
    localSystem: `${name}RMS`,
    configuration: 'config.us',
    table: { kind: 'damaged', because: { kind: 'unreadable', line: '??' }, badNews },
  });

/** A node that is UP, with what its RMS says. */
export const withRms = (name: string, rms: NodeRound['rms'], sees = BOTH_UP): NodeFacts =>
  nodeSays(name, { ...roundOf('UP', sees), rms });
/** A node whose RMS lists the one application. */
export const with1 = (name: string, state: RmsState | null, details = ''): NodeFacts =>
  withRms(name, rmsOf(name, [app(state, details)]));

export const clusterOf = (...nodes: readonly NodeFacts[]): SwitchFacts => ({
  at: NOW,
  cluster: 'web',
  nodes,
  lost: [],
});

export const wish = (operation: string, more: object = {}) => {
  const request = operationRequestSchema.parse({ operation, cluster: 'web', application: 'app', ...more });
  if (!('application' in request)) throw new Error('It concerns no application');
  return request;
};
