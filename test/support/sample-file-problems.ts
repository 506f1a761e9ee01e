import { FILE_FORMS } from '../../src/shared/domain/file-form.ts';
import { VALUE_TYPES, type FileProblem, type FileTrouble } from '../../src/shared/domain/file-problem.ts';

const sizes = ['number', 'text', 'list'] as const;
const MISNAMED = { kind: 'misnamed', name: 'Lab Tokyo.yml', better: 'lab-tokyo.yaml' } as const;

/** Invented: everything that can be wrong with a file, with each of its values that has words of its own. */
export const TROUBLES: readonly FileTrouble[] = [
  { kind: 'not-yaml', said: 'Missing closing quote' },
  { kind: 'missing', expected: { kind: 'type', type: 'text' } },
  ...VALUE_TYPES.map(
    (type) => ({ kind: 'wrong-type', expected: { kind: 'type', type }, found: 'nothing' }) as const,
  ),
  ...VALUE_TYPES.map(
    (found) => ({ kind: 'wrong-type', expected: { kind: 'type', type: 'text' }, found }) as const,
  ),
  { kind: 'wrong-value', expected: { kind: 'one-of', values: ['1'] } },
  { kind: 'wrong-value', expected: { kind: 'one-of', values: ['A', 'B', 'C', 'V'] } },
  ...FILE_FORMS.map((form) => ({ kind: 'wrong-value', expected: { kind: 'form', form } }) as const),
  ...sizes.flatMap((of) => [
    { kind: 'too-small', of, least: 1 } as const,
    { kind: 'too-small', of, least: 3 } as const,
    { kind: 'too-big', of, most: 65535 } as const,
  ]),
  { kind: 'unknown-field' },
  ...(['host', 'cluster', 'node', 'channel'] as const).map((of) => ({ kind: 'name-twice', of }) as const),
  ...(['guest', 'host'] as const).map((of) => ({ kind: 'already-a-node', of }) as const),
  { kind: 'guest-and-host' },
  { kind: 'no-such-host' },
  { kind: 'bmc-unverified' },
  { kind: 'bmc-shared', host: 'kvm-b', other: 'kvm-a' },
  MISNAMED,
  { kind: 'too-large', megabytes: 1 },
  ...(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EISDIR', 'ENOTDIR', 'ELOOP', 'EIO'] as const).map(
    (code) => ({ kind: 'not-readable', code, said: `${code}: invented` }) as const,
  ),
  { kind: 'not-written', code: 'ENOSPC', said: 'ENOSPC: no space left on device, write' },
  { kind: 'not-written', code: 'EFBIG', said: 'EFBIG: file too large, write' },
  { kind: 'no-such-cluster', cluster: 'web' },
  { kind: 'site-exists', site: 'east' },
  { kind: 'said', said: 'what a console from before said' },
];

/** Each of them somewhere in a file. */
export const PROBLEMS: readonly FileProblem[] = TROUBLES.map((problem, index) =>
  index % 5 === 0 ? { line: null, field: '', problem } : { line: index, field: 'hosts[1].port', problem },
);
