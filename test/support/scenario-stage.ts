import path from 'node:path';
import { openStage, type OpenStage } from '../../src/main/cli/rehearse/open-stage.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';

const REHEARSAL = path.join(import.meta.dirname, '../../src/main/rehearsal/index.ts');

/** A rehearsal site and a core on one clock that runs `rate` times as fast as the machine's. */
export async function openTestStage(rate: number): Promise<OpenStage> {
  const options = { version: 'test', rehearsalEntry: REHEARSAL, rate, log: silentLogger };
  const opened = await openStage(options, new AbortController().signal);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
