import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ChangingCommand } from './changing-command.ts';
import type { CfTimeout } from './command-words.ts';
import { readExit } from './refusal.ts';
import { rootCommand } from './root-command.ts';

export const CLUSTER_CONFIG = '/etc/default/cluster.config';
export const STAGED_CONFIG = '/etc/default/cluster.config.nodeward';
export const DEFAULT_S = 10;
const CITE = 'CF guide 4.3, 1.1.2';
const NAMED = /^\s*CLUSTER_TIMEOUT\b/;
const LINE = /^\s*CLUSTER_TIMEOUT\s+"(\d+)"\s*$/;

/**
 * The file's text with another CLUSTER_TIMEOUT; every other line stays as it is. Refused: a text with several such
 * lines or one that cannot be read, as nobody could say what CF takes from it.
 */
export function withCfTimeout(text: string, timeout: CfTimeout): Result<string, 'unclear'> {
  const lines = text.split('\n');
  const named = lines.filter((line) => NAMED.test(line));
  if (named.length > 1 || !named.every((line) => LINE.test(line))) return fail('unclear');
  const own = `CLUSTER_TIMEOUT "${timeout}"`;
  if (named.length === 1) return ok(lines.map((line) => (LINE.test(line) ? own : line)).join('\n'));
  return ok(`${text === '' || text.endsWith('\n') ? text : `${text}\n`}${own}\n`);
}

/** What CF takes from the file: 10 s where nothing is set (CF guide 4.3, 1.1.2). */
export function cfTimeoutIn(text: string): Result<number, 'unclear'> {
  const named = text.split('\n').filter((line) => NAMED.test(line));
  const [first, ...more] = named;
  if (first === undefined) return ok(DEFAULT_S);
  const value = LINE.exec(first)?.[1];
  return value === undefined || more.length > 0 ? fail('unclear') : ok(Number(value));
}

/** Step 1: the whole new text beside the real file. What comes back must be what was sent. */
export const cfConfigStage = (text: string): ChangingCommand =>
  rootCommand('tee', [STAGED_CONFIG], {
    stdin: text,
    deadlineMs: 10_000,
    cite: CITE,
    // Afterwards: the new settings stand beside the file; CF does not see them.
    read: (output) => {
      const exit = readExit('tee', output);
      if (!exit.ok) return exit;
      return output.stdout === text ? ok(undefined) : fail({ kind: 'differs' });
    },
  });

/** Step 2: in one move in the place of the old file. */
export const cfConfigPutInPlace = (): ChangingCommand =>
  rootCommand('mv', ['-f', '-T', STAGED_CONFIG, CLUSTER_CONFIG], {
    deadlineMs: 10_000,
    cite: CITE,
    // Afterwards: the file holds the new settings; CF still works with the old ones.
  });

/** Step 3: CF's own check of the file. */
export const cfConfigCheck = (): ChangingCommand =>
  rootCommand('cfset', ['-f'], { deadlineMs: 10_000, cite: CITE });

/** Step 4: on all nodes at once; until the last node has it, the nodes wait differently long for each other. */
export const cfConfigLoad = (): ChangingCommand =>
  rootCommand('cfset', ['-r'], {
    deadlineMs: 10_000,
    cite: CITE,
    // Afterwards: CF on this node works with the settings of the file.
  });
