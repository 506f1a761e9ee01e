import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { LibvirtConnection } from '../connection.ts';
import { authenticate } from '../log-in.ts';
import type { Outcome } from '../log-in.ts';
import { openConversation } from '../open-libvirt.ts';
import type { OpenOptions } from '../open-libvirt.ts';
import { openSocketAsNamed } from '../plain-stream.ts';
import { createReader } from '../reader.ts';
import type { LibvirtTransport } from '../transport.ts';
import { CONNECT_OPEN } from '../wire/connection-procedures.ts';
import { DOMAIN_LOOKUP_BY_UUID } from '../wire/domain-procedures.ts';
import type { Procedure } from '../wire/procedure.ts';
import type { ChangeDomain, ChangingHypervisor } from './changing-hypervisor.ts';
import { POWER_PROCEDURES } from './power-procedures.ts';
import type { OneDomain } from './power-procedures.ts';

const READ_WRITE = 0;

/**
 * Opens a connection that can change guests. `signal` governs the opening only; whoever opens it closes it with the
 * operation that needed it. The transport must lead to a door that lets changes through.
 */
export async function openChangingHypervisor(
  options: OpenOptions,
): Promise<Result<ChangingHypervisor, ProbeFailure>> {
  const transport = throughOpenDoor(options);
  const opened = await openConversation({ ...options, transport }, logInToChange);
  if (!opened.ok) return opened;
  const connection = opened.value;
  const deed = <Said>(call: Procedure<OneDomain, Said>) => changeDomain(connection, call, options.clock);
  return ok({
    ...createReader(connection),
    shutdownDomain: deed(POWER_PROCEDURES.shutdownDomain),
    powerOffDomain: deed(POWER_PROCEDURES.powerOffDomain),
    startDomain: deed(POWER_PROCEDURES.startDomain),
    removeManagedSave: deed(POWER_PROCEDURES.removeManagedSave),
  });
}

/** A reader takes a socket's read-only neighbour where there is one; here the socket itself is meant. */
function throughOpenDoor({ transport, clock, deadlineMs }: OpenOptions): LibvirtTransport {
  if (transport.kind !== 'socket') return transport;
  const { path } = transport;
  return { kind: 'stream', open: (signal) => openSocketAsNamed(path, { clock, deadlineMs, signal }) };
}

async function logInToChange(
  connection: LibvirtConnection,
  uri: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const admitted = await authenticate(connection, signal);
  return admitted.ok ? connection.call(CONNECT_OPEN, { uri, flags: READ_WRITE }, signal) : admitted;
}

/** The domain is looked up anew each time: a name or number remembered from before may be somebody else's by now. */
function changeDomain<Said>(
  connection: LibvirtConnection,
  call: Procedure<OneDomain, Said>,
  clock: Clock,
): ChangeDomain {
  return async (guest, signal, deadlineMs) => {
    const started = clock.now();
    const found = await connection.call(DOMAIN_LOOKUP_BY_UUID, { uuid: guest }, signal, deadlineMs);
    if (!found.ok) return found;
    const restMs = deadlineMs - (clock.now() - started);
    const { domain } = found.value;
    const done = await connection.call(call, { domain }, signal, Math.max(restMs, 1));
    return done.ok ? ok(undefined) : done;
  };
}
