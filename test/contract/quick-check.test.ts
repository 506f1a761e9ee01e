import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METHODS, TOPICS, type Method, type Topic } from '../../src/shared/contract/contract.ts';
import { quickCheck } from '../../src/renderer/src/live/quick-check.ts';
import { ASKED, TOLD } from './examples.ts';

const topics = Object.keys(TOPICS) as Topic[];
const methods = Object.keys(METHODS) as Method[];
const EXAMPLES = [
  ...topics.map((topic) => ({ name: topic, schema: TOPICS[topic], value: TOLD[topic].payload })),
  ...methods.map((method) => ({
    name: method,
    schema: METHODS[method].output,
    value: ASKED[method].output,
  })),
];

test.each(EXAMPLES)('$name, as the contract says, is taken as it is', ({ schema, value }) => {
  expect(quickCheck(schema)(value)).toBe(schema.safeParse(value).success);
});

/** Every place in a value, as the keys that lead to it. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))];
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === key ? changed(each, rest, to) : each));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: changed(record[key], rest, to) };
}

const WRONG = [
  undefined,
  null,
  '',
  'x',
  -1,
  0.5,
  NaN,
  true,
  {},
  [],
  [{}],
  { kind: 'known' },
  { kind: 'toString' },
];

test.each(EXAMPLES)('$name: whatever is taken as it is, zod reads as the same', ({ schema, value }) => {
  const anywhere = fc.constantFrom(...places(value));
  fc.assert(
    fc.property(anywhere, fc.constantFrom(...WRONG), (place, wrong) => {
      const broken = changed(value, place, wrong);
      if (!quickCheck(schema)(broken)) return;
      expect(schema.safeParse(broken)).toEqual({ success: true, data: broken });
    }),
    { numRuns: 300 },
  );
});
