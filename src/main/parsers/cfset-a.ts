import type { CfSettings } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, isBlank, printedLines } from './printed-lines.ts';

export const CFSET_A = ['cfset', '-a'] as const;

const HEADER = /^From cfset configuration in CF module:\s*$/;
const SETTING = /^KEY:\s+(?<name>\S{1,31})\s+VALUE:\s+(?<value>\S.*?)\s*$/;

/**
 * `cfset -a`: the values in the kernel (IAG 4.4, 11.3.1). A name given twice with two values, a
 * CLUSTER_TIMEOUT that is no number of seconds, any other line: unreadable as a whole, because a timeout
 * that is overlooked looks like the default.
 */
export function parseCfSettings(text: string): Result<CfSettings, ProbeFailure> {
  const { lines, cut } = printedLines(text);
  const [header = '', ...rest] = lines.filter((line) => !isBlank(line));
  if (cut !== null || !HEADER.test(header)) return failUnreadable(cut ?? header);

  const settings = new Map<string, string>();
  for (const line of rest) {
    const setting = readSetting(line);
    if (setting === null) return failUnreadable(line);
    const [name, value] = setting;
    if ((settings.get(name) ?? value) !== value) return failUnreadable(line);
    settings.set(name, value);
  }
  return ok(Object.fromEntries(settings));
}

function readSetting(line: string): readonly [string, string] | null {
  const { name, value } = SETTING.exec(line)?.groups ?? {};
  if (name === undefined || value === undefined) return null;
  const isPlausible = name !== 'CLUSTER_TIMEOUT' || /^[1-9]\d{0,8}$/.test(value);
  return isPlausible ? [name, value] : null;
}
