import type { RmsSettings } from '../../shared/domain/machine-settings.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, printedLines } from './printed-lines.ts';

/**
 * awk program (POSIX, no single quotes) over the configuration file that `hvdisp` names. The layout of that
 * file is recalled, not documented: only the attribute's name and figures, and one program's name, leave
 * the node, and what is not found is not known. Output: docs/formats/round.md.
 */
export const RMS_SETTINGS_FILTER = `
{
  sub(/^[ \\t]*#.*/, "")
  if (match($0, /ShutdownPriority[ \\t]*[=:]?[ \\t]*"?[0-9]+/)) {
    figure = substr($0, RSTART, RLENGTH)
    sub(/^[^0-9]*/, "", figure)
    printf "ShutdownPriority %s\\n", substr(figure, 1, 9)
  }
  if ($0 ~ /hvsgpr/) fencing = 1
}
END {
  if (fencing) print "word hvsgpr"
  printf "lines %d\\n", NR
}
`.trim();

/** What the filter let out; anything else, and a file without a line, is unreadable. */
export function parseRmsSettings(text: string): Result<RmsSettings, ProbeFailure> {
  const { lines, cut } = printedLines(text);
  const last = lines.at(-1) ?? '';
  if (cut !== null || !/^lines [1-9]\d*$/.test(last)) return failUnreadable(cut ?? last);
  const priorities: number[] = [];
  let hvsgpr = false;
  for (const line of lines.slice(0, -1)) {
    const figure = /^ShutdownPriority (\d{1,9})$/.exec(line)?.[1];
    if (figure !== undefined) priorities.push(Number(figure));
    else if (line === 'word hvsgpr') hvsgpr = true;
    else return failUnreadable(line);
  }
  return ok({ shutdownPriorities: priorities, namesHvsgpr: hvsgpr });
}
