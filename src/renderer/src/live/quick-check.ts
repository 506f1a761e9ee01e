import { z } from 'zod';

type Schema = z.core.$ZodType;
type Check = (value: unknown) => boolean;

const made = new WeakMap<Schema, Check>();

/**
 * Whether a value is what the schema asks for, exactly as it is: without filling in, copying or saying what is wrong.
 * A picture of a big site is checked many times faster so than by zod, which may not generate code in the page.
 * False also for whatever is not understood here; zod itself decides then.
 */
export function quickCheck(schema: Schema): Check {
  const before = made.get(schema);
  if (before !== undefined) return before;
  let check: Check = () => false;
  // A schema may hold itself.
  made.set(schema, (value) => check(value));
  check = KINDS.map((kind) => kind(schema)).find((found) => found !== null) ?? (() => false);
  made.set(schema, check);
  return check;
}

/** Each kind of schema, or null for another one. */
const KINDS: readonly ((schema: Schema) => Check | null)[] = [
  (schema) => (schema instanceof z.core.$ZodObject ? objectCheck(schema) : null),
  (schema) => (schema instanceof z.core.$ZodArray ? arrayCheck(schema) : null),
  (schema) => (schema instanceof z.core.$ZodRecord ? recordCheck(schema) : null),
  // Before the union that it is as well.
  (schema) => (schema instanceof z.core.$ZodDiscriminatedUnion ? discriminatedCheck(schema) : null),
  (schema) => (schema instanceof z.core.$ZodUnion ? unionCheck(schema) : null),
  (schema) => (schema instanceof z.core.$ZodLiteral ? isOneOf(schema._zod.def.values) : null),
  (schema) => (schema instanceof z.core.$ZodEnum ? isOneOf(Object.values(schema._zod.def.entries)) : null),
  (schema) => (schema instanceof z.core.$ZodBoolean ? (value) => typeof value === 'boolean' : null),
  (schema) => (schema instanceof z.core.$ZodString ? leafCheck(schema, isText) : null),
  (schema) => (schema instanceof z.core.$ZodNumber ? leafCheck(schema, isNumber) : null),
  (schema) => (schema instanceof z.core.$ZodNullable ? within(schema, (value) => value === null) : null),
  (schema) => (schema instanceof z.core.$ZodOptional ? within(schema, (value) => value === undefined) : null),
  // Filled in by zod where it is missing, so not here.
  (schema) => (schema instanceof z.core.$ZodDefault ? given(quickCheck(schema._zod.def.innerType)) : null),
  (schema) => (schema instanceof z.core.$ZodReadonly ? quickCheck(schema._zod.def.innerType) : null),
];

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasRules = ({ _zod: { def } }: Schema): boolean => (def.checks ?? []).length > 0;

const isOneOf = (values: readonly unknown[]): Check => {
  const known = new Set(values);
  return (value) => known.has(value);
};

const given =
  (check: Check): Check =>
  (value) =>
    value !== undefined && check(value);

function within(schema: z.core.$ZodNullable | z.core.$ZodOptional, isEmpty: Check): Check {
  const check = quickCheck(schema._zod.def.innerType);
  return (value) => isEmpty(value) || check(value);
}

/** A text or number with rules of its own is left to zod: it is small. */
function leafCheck(schema: Schema, isKind: Check): Check {
  if (!hasRules(schema) && !('format' in schema._zod.def)) return isKind;
  return (value) => {
    const read = z.core.safeParse(schema, value);
    return read.success && read.data === value;
  };
}

function objectCheck(schema: z.core.$ZodObject): Check | null {
  const { shape, catchall } = schema._zod.def;
  if (catchall !== undefined || hasRules(schema)) return null;
  const fields = Object.entries(shape).map(([key, field]) => ({ key, check: quickCheck(field) }));
  return (value) => isRecord(value) && fields.every(({ key, check }) => check(value[key]));
}

function arrayCheck(schema: z.core.$ZodArray): Check | null {
  if (hasRules(schema)) return null;
  const check = quickCheck(schema._zod.def.element);
  return (value) => Array.isArray(value) && value.every(check);
}

function recordCheck(schema: z.core.$ZodRecord): Check | null {
  const { keyType, valueType } = schema._zod.def;
  if (!(keyType instanceof z.core.$ZodString) || hasRules(schema)) return null;
  const isKey = quickCheck(keyType);
  const check = quickCheck(valueType);
  return (value) =>
    isRecord(value) && Object.entries(value).every(([key, each]) => isKey(key) && check(each));
}

function unionCheck(schema: z.core.$ZodUnion): Check | null {
  if (hasRules(schema)) return null;
  const checks = schema._zod.def.options.map(quickCheck);
  return (value) => checks.some((check) => check(value));
}

/** The option is found by its discriminator, as zod does. */
function discriminatedCheck(schema: z.core.$ZodDiscriminatedUnion): Check | null {
  const { options, discriminator } = schema._zod.def;
  const found = new Map<unknown, Check>();
  for (const option of options) {
    const values = option._zod.propValues?.[discriminator];
    if (values === undefined || hasRules(schema)) return null;
    for (const value of values) found.set(value, quickCheck(option));
  }
  return (value) => isRecord(value) && (found.get(value[discriminator])?.(value) ?? false);
}
