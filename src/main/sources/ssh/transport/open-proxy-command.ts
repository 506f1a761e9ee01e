import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { RelayStream } from './relay-stream.ts';
import type { Transport } from './transport.ts';

const MAX_COMPLAINT = 2048;

/** Runs ProxyCommand through the shell, as ssh does; its pipes carry the protocol. Never fails at once: it just ends. */
export function openProxyCommand(command: string): Transport {
  const child = spawn('/bin/sh', ['-c', `exec ${command}`], { detached: true, stdio: 'pipe' });
  let complaint = '';
  child.on('error', (error) => (complaint = error.message));
  child.stderr.on(
    'data',
    (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(0, MAX_COMPLAINT)),
  );
  const close = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child.pid);
  };
  // Ends when standard error has ended too, so that a complaint is there before the end is noticed.
  const readable = new PassThrough();
  child.stdout.pipe(readable, { end: false });
  child.once('close', () => void readable.end());
  const stream = new RelayStream({ readable, writable: child.stdin, dispose: close });
  return {
    way: 'proxy',
    stream,
    traffic: () => ({ bytesReceived: stream.bytesReceived, bytesSent: stream.bytesSent }),
    complaint: () => complaint.trim(),
    close: () => void stream.destroy(),
  };
}

/** The command may be a pipeline, so its whole group goes. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended meanwhile.
  }
}
