import { z } from 'zod';
import { FILE_FORMS } from './file-form.ts';

/** What a value of a file is. `fraction` is a number that is not whole. */
export const VALUE_TYPES = [
  'text',
  'number',
  'whole-number',
  'fraction',
  'true-or-false',
  'list',
  'fields',
  'nothing',
  'other',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];
const valueTypeSchema = z.enum(VALUE_TYPES);

/** What would be right in this place. */
const expectedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('type'), type: valueTypeSchema }),
  z.object({ kind: z.literal('one-of'), values: z.array(z.string()) }),
  z.object({ kind: z.literal('form'), form: z.enum(FILE_FORMS) }),
]);
export type Expected = z.infer<typeof expectedSchema>;

const size = { of: z.enum(['number', 'text', 'list']) };
/** Of the file system: its code, such as EACCES, and its own words. */
const systemError = { code: z.string(), said: z.string() };

/**
 * What is wrong with `sites/*.yaml` or `notify.yaml`. Kinds and values are for programs; the words a person reads are made
 * in `shared/text`. `said` is raw text of the YAML parser or of the system; apart from that no value of the file is in
 * it, as it may be a password that somebody wrote into it.
 */
export const fileTroubleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-yaml'), said: z.string() }),
  // What does not fit the shape of the file.
  z.object({ kind: z.literal('missing'), expected: expectedSchema }),
  z.object({ kind: z.literal('wrong-type'), expected: expectedSchema, found: valueTypeSchema }),
  z.object({ kind: z.literal('wrong-value'), expected: expectedSchema }),
  z.object({ kind: z.literal('too-small'), ...size, least: z.number() }),
  z.object({ kind: z.literal('too-big'), ...size, most: z.number() }),
  z.object({ kind: z.literal('unknown-field') }),
  // What its shape cannot say.
  z.object({ kind: z.literal('name-twice'), of: z.enum(['host', 'cluster', 'node', 'channel']) }),
  z.object({ kind: z.literal('already-a-node'), of: z.enum(['guest', 'host']) }),
  z.object({ kind: z.literal('guest-and-host') }),
  z.object({ kind: z.literal('no-such-host') }),
  z.object({ kind: z.literal('bmc-unverified') }),
  z.object({ kind: z.literal('bmc-shared'), host: z.string(), other: z.string() }),
  // Of the file as a whole.
  z.object({ kind: z.literal('misnamed'), name: z.string(), better: z.string() }),
  z.object({ kind: z.literal('too-large'), megabytes: z.number() }),
  z.object({ kind: z.literal('not-readable'), ...systemError }),
  z.object({ kind: z.literal('not-written'), ...systemError }),
  z.object({ kind: z.literal('no-such-cluster'), cluster: z.string() }),
  z.object({ kind: z.literal('site-exists'), site: z.string() }),
  /** What no code stands for: the words of another program, as they are. */
  z.object({ kind: z.literal('said'), said: z.string() }),
]);
export type FileTrouble = z.infer<typeof fileTroubleSchema>;

/** A console from before says in words of its own what is wrong. */
const told = z.union([
  fileTroubleSchema,
  z.string().transform((said): FileTrouble => ({ kind: 'said', said })),
]);

/** Where a file is wrong, and how: 1-based line (null: the file as a whole), path such as `hosts[2].port`. */
export const fileProblemSchema = z.object({ line: z.number().nullable(), field: z.string(), problem: told });
export type FileProblem = z.infer<typeof fileProblemSchema>;
