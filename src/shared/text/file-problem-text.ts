import type { Expected, FileTrouble } from '../domain/file-problem.ts';
import type { TextKey } from './en.ts';
import type { TextValues } from './message.ts';
import type { Text } from './text.ts';

const SYSTEM_ERRORS = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EISDIR',
  'ENOTDIR',
  'ELOOP',
  'EIO',
] as const;

/** What is wrong with a file, as one sentence without its full stop. Line and field stand beside it. */
export function fileTroubleText(text: Text, trouble: FileTrouble): string {
  return text(keyOf(trouble), valuesOf(text, trouble));
}

function keyOf(trouble: FileTrouble): TextKey {
  if (trouble.kind === 'name-twice') return `file.${trouble.kind}.${trouble.of}`;
  if (trouble.kind === 'already-a-node') return `file.${trouble.kind}.${trouble.of}`;
  if (trouble.kind === 'too-small' || trouble.kind === 'too-big') return `file.${trouble.kind}.${trouble.of}`;
  return `file.${trouble.kind}`;
}

function valuesOf(text: Text, trouble: FileTrouble): TextValues {
  if ('code' in trouble) return { why: systemErrorText(text, trouble) };
  if (!('expected' in trouble)) return plainValues(trouble);
  const expected = expectedText(text, trouble.expected);
  return trouble.kind === 'wrong-type'
    ? { expected, found: text(`fileType.${trouble.found}`) }
    : { expected };
}

/** Names and numbers as they are. */
const plainValues = (trouble: FileTrouble): TextValues =>
  Object.fromEntries(
    Object.entries(trouble).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );

function expectedText(text: Text, expected: Expected): string {
  if (expected.kind === 'type') return text(`fileType.${expected.type}`);
  if (expected.kind === 'form') return text(`fileForm.${expected.form}`);
  return text('fileValues', { n: expected.values.length, values: expected.values.join(', ') });
}

function systemErrorText(text: Text, error: { readonly code: string; readonly said: string }): string {
  const code = SYSTEM_ERRORS.find((known) => known === error.code) ?? 'other';
  return text(`fileError.${code}`, { said: error.said });
}
