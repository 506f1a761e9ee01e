import { unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { CONNECT_GET_ALL_DOMAIN_STATS } from '../src/main/sources/libvirt/wire/domain-list-procedures.ts';
import { FrameSplitter } from '../src/main/sources/libvirt/wire/frame-splitter.ts';

/**
 * `node libvirt-replay.ts REAL-SOCKET OWN-SOCKET`: hands everything on to a real daemon, but gives its first answer to
 * a bulk call again to every later one that asks the same. What is left of a client's time is the client's own.
 */
const [real = '', own = ''] = process.argv.slice(2);
const PROCEDURE_AT = 12;
const SERIAL_AT = 20;
/** What follows the header. */
const ARGUMENTS_AT = 28;
/** The daemon's answers by what was asked, and what was asked in the calls that it has not answered yet. */
const answers = new Map<string, Buffer>();
const asked = new Map<number, string>();

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
    const question = asked.get(frame.readUInt32BE(SERIAL_AT));
    if (isBulk(frame) && question !== undefined) answers.set(question, Buffer.from(frame));
    client.write(frame);
  });
  eachFrame(client, (frame) => {
    if (!isBulk(frame)) return void daemon.write(frame);
    const question = frame.toString('latin1', ARGUMENTS_AT);
    const answer = answers.get(question);
    asked.set(frame.readUInt32BE(SERIAL_AT), question);
    if (answer === undefined) return void daemon.write(frame);
    answer.writeUInt32BE(frame.readUInt32BE(SERIAL_AT), SERIAL_AT);
    client.write(answer);
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
