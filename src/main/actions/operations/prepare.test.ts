import { expect, test } from 'vitest';
import {
  allowing,
  inventedHead,
  inventedOperation,
  inventedStep,
  ruleThat,
  sending,
  type InventedFacts,
} from '../../../../test/support/invented-operation.ts';
import { hostEntrySchema } from '../../../shared/domain/inventory.ts';
import type { Asserted } from '../facts/cluster-facts.ts';
import { prepare } from './prepare.ts';

const { signal } = new AbortController();
const word: Asserted = { typed: 'web1', reason: 'looked at it', person: 'ann', at: 1 };

/** Facts one after the other; what they were asked with is listed. */
function gathering(...facts: readonly InventedFacts[]) {
  const left = [...facts];
  const asked: (readonly Asserted[])[] = [];
  const gather = async (asserted: readonly Asserted[]) => {
    asked.push(asserted);
    return left.shift()!;
  };
  return { asked, gather };
}

test('a step is looked at on facts gathered for that look, with the words given until then', async () => {
  const blocked = { ...allowing, at: 2, own: [ruleThat('unknown', 'I25')], deed: null };
  const { asked, gather } = gathering(allowing, blocked);
  const prepared = prepare(inventedHead, inventedOperation(inventedStep()), gather);
  const { plan, steps } = await prepared.plan([], signal);
  expect(plan.verdict).toBe('allowed');
  expect(prepared.head).toBe(inventedHead);
  expect(await steps[0]?.look([word], signal)).toMatchObject({
    at: 2,
    drawn: { id: 'a', command: null },
    rules: [
      { rule: 'I23', verdict: 'pass' },
      { rule: 'I25', verdict: 'unknown' },
    ],
    deed: null,
    effects: [{ rule: 'effect', verdict: 'fail' }],
  });
  expect(asked).toEqual([[], [word]]);
});

test('the operation’s own rules count for a step that is under them, and for no other', async () => {
  const broken = { ...allowing, common: [ruleThat('fail', 'I23')] };
  const steps = [inventedStep(), inventedStep({ id: 'b', underCommon: false })];
  const { gather } = gathering(allowing, broken, broken);
  const prepared = await prepare(inventedHead, inventedOperation(...steps), gather).plan([], signal);
  const looks = [await prepared.steps[0]?.look([], signal), await prepared.steps[1]?.look([], signal)];
  expect(looks.map((look) => look?.rules.map(({ verdict }) => verdict))).toEqual([
    ['fail', 'pass'],
    ['pass'],
  ]);
  expect(looks[1]?.deed).toBe(sending);
});

test('where other consoles are told beside its nodes is said by the facts of its plan', async () => {
  const toldOn = [hostEntrySchema.parse({ name: 'kvm-a' })];
  const operation = { ...inventedOperation(), toldOn: ({ at }: InventedFacts) => (at === 1 ? toldOn : []) };
  const { gather } = gathering(allowing, { ...allowing, at: 2 }, allowing);
  const prepared = prepare(inventedHead, operation, gather);
  expect((await prepared.plan([], signal)).toldOn).toEqual(toldOn);
  expect((await prepared.plan([], signal)).toldOn).toEqual([]);
  expect((await prepare(inventedHead, inventedOperation(), gather).plan([], signal)).toldOn).toEqual([]);
});
