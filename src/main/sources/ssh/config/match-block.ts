import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ConfigLine } from './config-line.ts';
import { matchesPatternList } from './patterns.ts';

/** What a `Host` or `Match` line is compared with. */
export interface MatchSubject {
  /** As the person wrote it. */
  readonly originalHost: string;
  /** As `Host` sees it: the original, in the second reading the resolved name. */
  readonly host: string;
  /** As `Match host` sees it: after HostName so far. */
  readonly hostName: string;
  /** The user so far. */
  readonly user: string;
  readonly localUser: string;
  readonly reading: 'first' | 'final';
}

export function matchesHostLine(line: ConfigLine, subject: MatchSubject): boolean {
  return matchesPatternList(subject.host, line.words);
}

export interface MatchVerdict {
  readonly matches: boolean;
  readonly wantsFinalReading: boolean;
}

/** `Match exec` would run a command of the file's choice, so it is refused, but only when it would be asked. */
export function judgeMatchLine(line: ConfigLine, subject: MatchSubject): Result<MatchVerdict, ProbeFailure> {
  const criteria = readCriteria(line.words.flatMap(splitAtEquals));
  if (criteria.length === 0) return fail(refused('match (empty)', line));
  let matches = true;
  for (const { name, isNegated, list } of criteria) {
    const holds = judge(name, list, subject);
    if (holds === null && matches) return fail(refused(`match ${name}`, line));
    if (holds === isNegated) matches = false;
  }
  return ok({ matches, wantsFinalReading: criteria.some(({ name }) => name === 'final') });
}

interface Criterion {
  readonly name: string;
  readonly isNegated: boolean;
  readonly list: readonly string[];
}

function readCriteria(words: readonly string[]): Criterion[] {
  const criteria: Criterion[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const isNegated = word.startsWith('!');
    const name = word.slice(isNegated ? 1 : 0).toLowerCase();
    const list = WITHOUT_LIST.has(name) ? [] : (rest.shift() ?? '').split(',');
    criteria.push({ name, isNegated, list });
  }
  return criteria;
}

const WITHOUT_LIST = new Set(['all', 'final', 'canonical']);

/** `null`: a criterion that is not supported. */
function judge(criterion: string, list: readonly string[], subject: MatchSubject): boolean | null {
  switch (criterion) {
    case 'all':
      return true;
    case 'final':
    case 'canonical':
      return subject.reading === 'final';
    case 'host':
      return matchesPatternList(subject.hostName, list);
    case 'originalhost':
      return matchesPatternList(subject.originalHost, list);
    case 'user':
      return matchesPatternList(subject.user, list);
    case 'localuser':
      return matchesPatternList(subject.localUser, list);
    default:
      return null;
  }
}

function splitAtEquals(word: string): string[] {
  const at = word.indexOf('=');
  return at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}

const refused = (directive: string, { where }: ConfigLine): ProbeFailure => ({
  kind: 'unsupported',
  directive,
  where,
});
