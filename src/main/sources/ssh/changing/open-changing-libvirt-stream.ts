import type { Duplex } from 'node:stream';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../../shared/result.ts';
import { libvirtSockets } from '../libvirt-sockets.ts';
import { openDoorStream } from '../open-libvirt-stream.ts';
import type { SshConnection } from '../ssh-connection.ts';

/** As `openLibvirtStream`, to the side of the daemon that lets changes through. */
export const openChangingLibvirtStream = (
  connection: SshConnection,
  uri: string,
  signal: AbortSignal,
): Promise<Result<Duplex, ProbeFailure>> =>
  openDoorStream(connection, { uri, sockets: libvirtSockets(uri, ''), helperOptions: [] }, signal);
