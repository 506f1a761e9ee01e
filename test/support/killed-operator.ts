import { operationRequestSchema } from '../../src/shared/domain/operation-request.ts';
import { connectClient } from './engine-client.ts';
import { startEngineIn } from './engine-in-folder.ts';
import { killSchema } from './kill-order.ts';
import { beginWhenAllowed, sayYes, untilRun, vouchForEffects } from './operation-client.ts';
import { enteredIn } from './run-states.ts';
import { steadyClock } from './steady-clock.ts';

// A process of its own: the core on a folder, and an operator who begins an operation and says yes to everything. Each
// state that a step enters is printed; in the fatal one the process kills itself, before anything else can happen.
const { folder, request, attestations, fatal, origin } = killSchema.parse(JSON.parse(process.argv[2] ?? ''));
const client = connectClient(await startEngineIn(folder, null, steadyClock(origin)), 'rehearsal');
await client.until('the site is watched', () => true);
// A console that has just started does not know yet what runs where, and refuses until it has heard it.
const tries = 20;
const operation = await beginWhenAllowed(client, operationRequestSchema.parse(request), attestations, tries);

const told = new Set<string>();
await untilRun(
  client,
  operation,
  'it is closed',
  (run) => {
    for (const at of enteredIn(run)) if (!told.has(at)) tell(at);
    sayYes(client, run);
    void vouchForEffects(client, run);
    return run.closedAt !== null;
  },
  180_000,
);
process.exit(0);

function tell(at: string): void {
  told.add(at);
  process.stdout.write(`${at}\n`);
  if (at === fatal) process.kill(process.pid, 'SIGKILL');
}
