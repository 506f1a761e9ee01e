import type { OperationRun } from '../../src/shared/contract/operations.ts';
import { operationRequestSchema } from '../../src/shared/domain/operation-request.ts';
import { connectClient } from './engine-client.ts';
import { startEngineIn } from './engine-in-folder.ts';
import { beginOperation, sayYes, untilRun } from './operation-client.ts';

// A process of its own: the core on a folder, and an operator who begins an operation and says yes to everything. Each
// state that a step enters is printed, so that whoever started it can kill it there.
const [folder = '', request = ''] = process.argv.slice(2);
const client = connectClient(await startEngineIn(folder), 'rehearsal');
await client.until('the site is watched', () => true);
const operation = await beginOperation(client, operationRequestSchema.parse(JSON.parse(request)));

const told = new Set<string>();
await untilRun(
  client,
  operation,
  'it is closed',
  (run) => {
    for (const at of statesOf(run)) if (!told.has(at)) tell(at);
    sayYes(client, run);
    return run.closedAt !== null;
  },
  180_000,
);
process.exit(0);

function tell(at: string): void {
  told.add(at);
  process.stdout.write(`${at}\n`);
}

function statesOf({ steps, outcome }: OperationRun): string[] {
  const entered = steps.flatMap(({ id, state }) => (state === 'to-do' ? [] : [`${id}: ${state}`]));
  return outcome === null ? entered : [...entered, `closed: ${outcome}`];
}
