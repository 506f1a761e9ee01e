import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Gathered, Setting } from './gathered.ts';

export type Read<T> = Result<T, ProbeFailure>;

export const unreadable = (keyword: string, { words, where }: Setting): ProbeFailure => ({
  kind: 'unreadable',
  line: `${where}: ${keyword} ${words.join(' ')}`,
});

export function readWholeNumber(
  gathered: Gathered,
  keyword: string,
  range: readonly [number, number],
): Read<number | null> {
  const setting = gathered.get(keyword);
  if (setting === null) return ok(null);
  const number = /^\d{1,9}$/.test(setting.words[0] ?? '') ? Number(setting.words[0]) : -1;
  return number >= range[0] && number <= range[1] ? ok(number) : fail(unreadable(keyword, setting));
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `90`, `1m30s`, `none`; in milliseconds, `null` when not set or none. */
export function readDuration(gathered: Gathered, keyword: string): Read<number | null> {
  const setting = gathered.get(keyword);
  const word = setting?.words[0]?.toLowerCase() ?? 'none';
  if (setting === null || word === 'none') return ok(null);
  if (!/^(\d{1,9}[smhdw]?)+$/.test(word)) return fail(unreadable(keyword, setting));
  const parts = [...word.matchAll(/(\d+)([smhdw]?)/g)];
  const seconds = parts.reduce(
    (sum, [, digits, unit = '']) => sum + Number(digits) * (UNIT_SECONDS[unit] ?? 1),
    0,
  );
  return ok(seconds * 1000);
}

export function readYesNo(gathered: Gathered, keyword: string, fallback: 'yes' | 'no'): Read<'yes' | 'no'> {
  const setting = gathered.get(keyword);
  if (setting === null) return ok(fallback);
  const word = setting.words[0]?.toLowerCase() ?? '';
  if (word === 'yes' || word === 'true') return ok('yes');
  return word === 'no' || word === 'false' ? ok('no') : fail(unreadable(keyword, setting));
}
