import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Fresh } from '../facts/cluster-facts.ts';
import { hasSpoken } from './no-power.ts';

type Answers = readonly Fresh<unknown>[];

/** One of them is an answer, or a sign of life without one: a connection broken off, a key exchange before it went quiet. */
export const showLife = (answers: Answers): boolean =>
  answers.some((each) => hasSpoken(each) || reachedBy(each) === 'machine');

/** All were asked and said nothing. What was not asked, was broken off or got stuck on the way to it proves no silence. */
export const areSilent = (answers: Answers): boolean =>
  answers.length > 0 && answers.every((each) => reachedBy(each) === undefined && isUnheard(each));

const isUnheard = ({ result }: Fresh<unknown>): boolean => !result.ok && UNHEARD.has(result.error.kind);

const UNHEARD: ReadonlySet<ProbeFailure['kind']> = new Set(['unreachable', 'timed-out']);

const reachedBy = ({ result }: Fresh<unknown>): 'machine' | 'nothing' | undefined =>
  !result.ok && 'reached' in result.error ? result.error.reached : undefined;
