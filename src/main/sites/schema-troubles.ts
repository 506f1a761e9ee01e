import type { z } from 'zod';
import { FILE_FORMS } from '../../shared/domain/file-form.ts';
import type { Expected, FileTrouble, ValueType } from '../../shared/domain/file-problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

export type Path = readonly PropertyKey[];
/** What is wrong, and where. */
export interface PlacedTrouble {
  readonly path: Path;
  readonly trouble: FileTrouble;
}
type Issue = z.core.$ZodIssue;
type Union = Extract<Issue, { code: 'invalid_union' }>;
type OutOfRange = Extract<Issue, { code: 'too_small' | 'too_big' }>;

/** The value as the schema reads it, or all that is wrong with it: zod's issues as troubles with words of our own. */
export function readBySchema<S extends z.ZodType>(
  value: unknown,
  schema: S,
): Result<z.output<S>, readonly PlacedTrouble[]> {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : fail(parsed.error.issues.flatMap((issue) => troublesOf(issue)));
}

/** Once for each field that is wrong; `above` is the way to what the issue's own path begins at. */
// eslint-disable-next-line complexity -- one flat table of zod's codes: splitting it would hide what is missing
function troublesOf(issue: Issue, above: Path = []): readonly PlacedTrouble[] {
  const path = [...above, ...issue.path];
  const here = (trouble: FileTrouble): readonly PlacedTrouble[] => [{ path, trouble }];
  switch (issue.code) {
    case 'invalid_type':
      return here(otherThan(issue.input, expectedType(issue.expected)));
    case 'invalid_value':
      return here(otherThan(issue.input, { kind: 'one-of', values: issue.values.map(String) }, issue.values));
    case 'invalid_union':
      return unionTroubles(issue, path);
    case 'too_small':
      return here({ kind: 'too-small', of: sizeOf(issue), least: Number(issue.minimum) });
    case 'too_big':
      return here({ kind: 'too-big', of: sizeOf(issue), most: Number(issue.maximum) });
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], trouble: { kind: 'unknown-field' } }));
    case 'invalid_key':
      return issue.issues.flatMap((inner) => troublesOf(inner, path));
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return here(withoutForm(issue.message));
  }
}

/** Nothing is there, or something of another type than what may be there, or just another value. */
function otherThan(input: unknown, expected: Expected, values: readonly unknown[] = []): FileTrouble {
  if (input === undefined) return { kind: 'missing', expected };
  const found = typeOf(input);
  return values.some((value) => typeOf(value) === found)
    ? { kind: 'wrong-value', expected }
    : { kind: 'wrong-type', expected, found };
}

/** None of several shapes: the one that was meant is told by a field that only it has. */
function unionTroubles(issue: Union, path: Path): readonly PlacedTrouble[] {
  if ('options' in issue) {
    const expected: Expected = { kind: 'one-of', values: issue.options.map(String) };
    return [
      { path, trouble: otherThan(memberOf(issue.input, issue.discriminator), expected, issue.options) },
    ];
  }
  const meant = issue.errors.filter((issues) => issues.every((inner) => inner.path.length > 1));
  if (meant.length === 1) return meant.flat().flatMap((inner) => troublesOf(inner, path));
  const trouble = withoutForm(issue.message);
  const isMissing = issue.input === undefined && trouble.kind === 'wrong-value';
  return [{ path, trouble: isMissing ? { ...trouble, kind: 'missing' } : trouble }];
}

/** Our schemas say the code of a form; words are of zod itself. */
function withoutForm(message: string): FileTrouble {
  const form = FILE_FORMS.find((known) => known === message);
  return form === undefined
    ? { kind: 'said', said: message }
    : { kind: 'wrong-value', expected: { kind: 'form', form } };
}

function memberOf(input: unknown, name = ''): unknown {
  if (typeof input !== 'object' || input === null) return undefined;
  return new Map<string, unknown>(Object.entries(input)).get(name);
}

const TYPE_OF_SCHEMA: ReadonlyMap<string, ValueType> = new Map([
  ['string', 'text'],
  ['number', 'number'],
  ['int', 'whole-number'],
  ['boolean', 'true-or-false'],
  ['array', 'list'],
  ['object', 'fields'],
  ['record', 'fields'],
]);
const expectedType = (expected: string): Expected => ({
  kind: 'type',
  type: TYPE_OF_SCHEMA.get(expected) ?? 'other',
});

function typeOf(value: unknown): ValueType {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'whole-number' : 'fraction';
  return TYPE_OF_SCHEMA.get(typeof value) ?? 'other';
}

const sizeOf = ({ origin }: OutOfRange): 'number' | 'text' | 'list' =>
  origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number';
