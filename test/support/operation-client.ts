import type { OperationId } from '../../src/shared/domain/journal.ts';
import {
  operationsPayloadSchema,
  type OperationRun,
  type OperationsPayload,
} from '../../src/shared/contract/operations.ts';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import type { Attestation, OperationRequest } from '../../src/shared/domain/operation-request.ts';
import type { EngineClient } from './engine-client.ts';

const site = siteIdSchema.parse('rehearsal');

/** Begins an operation on the rehearsal site; throws with the refusal when it is refused. */
export async function beginOperation(
  client: EngineClient,
  request: OperationRequest,
  attestations: readonly Attestation[] = [],
): Promise<OperationId> {
  const answer = await client.ask('operations.begin', { site, request, attestations: [...attestations] });
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.refusal).slice(0, 4000)}`);
  return answer.operation;
}

/** The same as soon as its rules hold: a machine that answered late is asked again. */
export async function beginWhenAllowed(
  client: EngineClient,
  request: OperationRequest,
  attestations: readonly Attestation[] = [],
  tries = 4,
): Promise<OperationId> {
  try {
    return await beginOperation(client, request, attestations);
  } catch (refused) {
    if (tries <= 1) throw refused;
    return beginWhenAllowed(client, request, attestations, tries - 1);
  }
}

export const untilOperations = (
  client: EngineClient,
  what: string,
  wish: (payload: OperationsPayload) => boolean,
  withinMs = 60_000,
): Promise<OperationsPayload> =>
  client.untilTopic('operations', operationsPayloadSchema, what, wish, withinMs);

/** Waits until that operation is as wished. */
export async function untilRun(
  client: EngineClient,
  operation: OperationId,
  what: string,
  wish: (run: OperationRun) => boolean,
  withinMs = 60_000,
): Promise<OperationRun> {
  const of = ({ runs }: OperationsPayload) => runs.find((run) => run.operation === operation);
  const payload = await untilOperations(
    client,
    what,
    (each) => {
      const run = of(each);
      return run !== undefined && wish(run);
    },
    withinMs,
  );
  const run = of(payload);
  if (run === undefined) throw new Error('It went away');
  return run;
}

/** Says yes to every step that waits for a person now. */
export function sayYes(client: EngineClient, { operation, steps }: OperationRun): void {
  for (const { id, state } of steps)
    if (state === 'confirm') void client.ask('operations.confirm', { operation, step: id });
}

const vouched = new Set<string>();

/**
 * Vouches, once, for what no machine tells of a step that was done, such as that a host without a BMC is off; where
 * `isSo` is given, only for what it finds to be so.
 */
export async function vouchForEffects(
  client: EngineClient,
  { operation, steps }: OperationRun,
  isSo: (words: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  for (const { id, state, effects } of steps)
    for (const { attestBy: typed } of state === 'checking' ? effects : []) {
      const name = `${operation} ${typed}`;
      if (typed === null || vouched.has(name) || !(await isSo(typed)) || vouched.has(name)) continue;
      vouched.add(name);
      const attestations = [{ typed, reason: 'looked at it' }];
      await client.ask('operations.confirm', { operation, step: id, attestations });
    }
}

export const stateOf = (run: OperationRun, step: string): string | undefined =>
  run.steps.find(({ id }) => id === step)?.state;

/** Says yes to a step that waits for it. */
export async function confirmStep(client: EngineClient, operation: OperationId, step: string): Promise<void> {
  await untilRun(client, operation, `${step} waits`, (run) => stateOf(run, step) === 'confirm');
  const answer = await client.ask('operations.confirm', { operation, step });
  if (!answer.ok) throw new Error(`Not confirmed: ${JSON.stringify(answer.refusal)}`);
}
