import { systemClock } from '../platform/clock.ts';
import type { RehearsalReady } from '../../shared/contract/rehearsal.ts';
import { controlHandlers } from './control/control-handlers.ts';
import { ControlServer } from './control/control-server.ts';
import { readOptions } from './options.ts';
import { RunFolder } from './run-folder.ts';
import { RunningSite } from './running-site.ts';

/** Entry of the rehearsal site's process. Prints one JSON line when it can be used. */
async function main(): Promise<void> {
  process.umask(0o077);
  const { run, rate, withParent, ...size } = readOptions(process.argv.slice(2));
  const folder = new RunFolder(run);
  const running = await RunningSite.start(size, rate, folder, systemClock);
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  const control = new ControlServer(folder.control, controlHandlers(running, stop));
  await control.start();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  if (withParent) process.stdin.once('close', stop).once('end', stop).resume();
  const ready: RehearsalReady = { ready: true, siteFile: folder.siteFile, control: folder.control };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  await running.run(systemClock, stopping.signal);
  await Promise.all([control.stop(), running.stop()]);
  await folder.removeSockets([...running.daemons.keys()]);
}

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
