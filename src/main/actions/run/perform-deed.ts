import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { sendCommand } from '../commands/send-command.ts';
import type { Deed } from '../operations/operation.ts';
import type { ChangingConnections } from './changing-connections.ts';
import { leadsTo } from './leads-to.ts';

/**
 * How sending ended. `refused`: the machine said no, nothing happened as far as it says. `not-sent`: it never left.
 * `stopped`: nor did this, a person said stop while the way there was opened. `not-known`: nobody knows whether it
 * happened; only a fresh look tells. It is never sent twice by itself.
 */
export interface Sent {
  readonly kind: 'done' | 'refused' | 'not-sent' | 'stopped' | 'not-known';
  readonly output: string;
  /** The operation that a refusal asks for first. */
  readonly leadsTo?: OperationRequest | null;
}

const CALL_MS = 60_000;
const BMC_MS = 30_000;
/** The BMC, or this machine before it, said no: nothing was cut. Everything else may have come after it was. */
const SAID_NO: ReadonlySet<ProbeFailure['kind']> = new Set(['certificate', 'login-refused', 'unsupported']);

const STOPPED: Sent = { kind: 'stopped', output: '' };

interface Way {
  readonly connections: ChangingConnections;
  readonly signal: AbortSignal;
  readonly isStopped: () => boolean;
}

/** Opening the way takes its time; `isStopped` is asked when it is open, with nothing sent yet. */
export async function performDeed(
  deed: Deed,
  connections: ChangingConnections,
  signal: AbortSignal,
  isStopped: () => boolean = () => false,
): Promise<Sent> {
  const way = { connections, signal, isStopped };
  switch (deed.kind) {
    case 'domain':
      return callDomain(deed, way);
    case 'bmc':
      return cutPower(deed, way);
    case 'command':
      return sendTo(deed, way);
  }
}

async function sendTo(
  { on, command }: Extract<Deed, { kind: 'command' }>,
  { connections, signal, isStopped }: Way,
): Promise<Sent> {
  const connection = await connections.ssh(on);
  if (!connection.ok) return { kind: 'not-sent', output: JSON.stringify(connection.error) };
  if (isStopped()) return STOPPED;
  const sent = await sendCommand(connection.value, command, signal);
  if (!sent.ok) {
    if (sent.error.kind !== 'unexpected-prompt')
      return { kind: 'not-known', output: JSON.stringify(sent.error) };
    // Hung up at a question that is not ours: with no answer given nothing can have begun.
    const { answersSent, transcript, why } = sent.error;
    return { kind: answersSent === 0 ? 'refused' : 'not-known', output: `${why}:\n${transcript}` };
  }
  const { stdout, stderr, exitCode } = sent.value;
  const output = [stdout, stderr].filter((text) => text !== '').join('\n');
  const read = command.read(sent.value);
  if (read.ok) return { kind: 'done', output };
  return {
    kind: 'refused',
    output: `${output}\n(${exitCode}) ${JSON.stringify(read.error)}`.trim(),
    leadsTo: leadsTo(read.error),
  };
}

async function callDomain(
  { on, guest, call }: Extract<Deed, { kind: 'domain' }>,
  { connections, signal, isStopped }: Way,
): Promise<Sent> {
  const hypervisor = await connections.hypervisor(on);
  if (!hypervisor.ok) return { kind: 'not-sent', output: JSON.stringify(hypervisor.error) };
  if (isStopped()) {
    hypervisor.value.close();
    return STOPPED;
  }
  const done = await hypervisor.value[call](guest, signal, CALL_MS);
  hypervisor.value.close();
  if (done.ok) return { kind: 'done', output: '' };
  const kind = done.error.kind === 'libvirt' ? 'refused' : 'not-known';
  return { kind, output: JSON.stringify(done.error) };
}

async function cutPower(
  { bmc }: Extract<Deed, { kind: 'bmc' }>,
  { connections, signal, isStopped }: Way,
): Promise<Sent> {
  const way = await connections.bmc(bmc);
  if (!way.ok) return { kind: 'not-sent', output: JSON.stringify(way.error) };
  if (isStopped()) return STOPPED;
  const cut = await way.value.powerOff(signal, BMC_MS);
  if (cut.ok) return { kind: 'done', output: cut.value.raw };
  const kind = SAID_NO.has(cut.error.kind) ? 'refused' : 'not-known';
  return { kind, output: JSON.stringify(cut.error) };
}
