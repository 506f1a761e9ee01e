import type { Deed, Operation, Step } from '../../src/main/actions/operations/operation.ts';
import { sfStop } from '../../src/main/actions/commands/shutdown-facility.ts';
import { nodeEntrySchema } from '../../src/shared/domain/inventory.ts';
import { nodeNameSchema } from '../../src/shared/domain/names.ts';
import type { JudgedRule } from '../../src/shared/domain/operation-plan.ts';

/** Facts of an operation that is invented: what its common rules, its step and its effects say. */
export interface InventedFacts {
  readonly at: number;
  readonly common: readonly JudgedRule[];
  readonly own: readonly JudgedRule[];
  readonly effects: readonly JudgedRule[];
  readonly deed: Deed | 'none' | null;
}

export const ruleThat = (verdict: JudgedRule['verdict'], rule: JudgedRule['rule'] = 'SF'): JudgedRule => ({
  rule,
  verdict,
  sentence: 'rule.SF.over',
  values: {},
  citation: 'our-rule',
  attestable: false,
  attestBy: null,
  attested: false,
  subject: { kind: 'node', id: 'web1' },
  evidence: [],
});

export const sending: Deed = {
  kind: 'command',
  on: nodeEntrySchema.parse({ name: 'web1' }),
  command: sfStop(),
};

export const inventedStep = (change: Partial<Step<InventedFacts>> = {}): Step<InventedFacts> => ({
  id: 'a',
  step: 'stop-sf',
  part: 'step',
  citation: 'our-rule',
  irreversible: true,
  underCommon: true,
  values: () => ({ node: 'web1' }),
  rules: ({ own }) => own,
  deed: ({ deed }) => deed,
  effects: ({ effects }) => effects,
  limitMs: 1_000,
  required: true,
  ...change,
});

export const inventedOperation = (...steps: readonly Step<InventedFacts>[]): Operation<InventedFacts> => ({
  rules: ({ common }) => common,
  steps: () => steps,
  waitUntil: () => 42,
});

export const allowing: InventedFacts = {
  at: 1,
  common: [ruleThat('pass', 'I23')],
  own: [ruleThat('pass')],
  effects: [ruleThat('fail', 'effect')],
  deed: sending,
};

export const inventedHead = {
  request: { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') },
  subject: { kind: 'node', id: 'web1' },
  cluster: 'web',
  nodes: [],
  hosts: [],
} as const;
