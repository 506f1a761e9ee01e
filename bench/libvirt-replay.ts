import { unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { CONNECT_GET_ALL_DOMAIN_STATS } from '../src/main/sources/libvirt/wire/domain-list-procedures.ts';
import { FrameSplitter } from '../src/main/sources/libvirt/wire/frame-splitter.ts';

/**
 * `node libvirt-replay.ts REAL-SOCKET OWN-SOCKET`: hands everything on to a real daemon, but gives its first answer to
 * the bulk call again to every later one. What is left of a client's time is the client's own.
 */
const [real = '', own = ''] = process.argv.slice(2);
const PROCEDURE_AT = 12;
const SERIAL_AT = 20;
let recorded: Buffer | null = null;

const isBulk = (frame: Buffer) => frame.readInt32BE(PROCEDURE_AT) === CONNECT_GET_ALL_DOMAIN_STATS.number;

function eachFrame(from: Socket, take: (frame: Buffer) => void): void {
  const splitter = new FrameSplitter();
  from.on('data', (chunk: Buffer) => {
    const frames = splitter.push(chunk);
    if (!frames.ok) throw new Error(frames.error.detail);
    frames.value.forEach(take);
  });
}

const server = createServer((client) => {
  const daemon = connect({ path: real });
  eachFrame(daemon, (frame) => {
    if (isBulk(frame)) recorded = Buffer.from(frame);
    client.write(frame);
  });
  eachFrame(client, (frame) => {
    if (recorded === null || !isBulk(frame)) return void daemon.write(frame);
    recorded.writeUInt32BE(frame.readUInt32BE(SERIAL_AT), SERIAL_AT);
    client.write(recorded);
  });
  client.on('error', () => {}).on('close', () => daemon.destroy());
  daemon.on('error', () => {}).on('close', () => client.destroy());
});
server.listen(own, () => process.stdout.write('ready\n'));
process.stdin.on('end', () => {
  unlinkSync(own);
  process.exit();
});
process.stdin.resume();
