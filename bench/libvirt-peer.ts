import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { systemClock } from '../src/main/platform/clock.ts';
import { openConnection } from '../src/main/sources/libvirt/open-libvirt.ts';
import { createReader } from '../src/main/sources/libvirt/reader.ts';
import { CONNECT_GET_ALL_DOMAIN_STATS } from '../src/main/sources/libvirt/wire/domain-list-procedures.ts';
import { ok } from '../src/shared/result.ts';

/**
 * Our client, driven by libvirt-peers.ts: one line in asks for all domains, one line out tells what it cost. `records` is
 * the bulk call as it was asked for, `statistics` what the console itself asks and keeps.
 */
const [path = '', uri = '', groups = '', flags = ''] = process.argv.slice(2);
const args = { domains: [], stats: Number(groups), flags: Number(flags) };
const { signal } = new AbortController();

const socket = connect({ path });
let firstByteAt = 0;
let lastByteAt = 0;
socket.on('data', () => {
  lastByteAt = performance.now();
  if (firstByteAt === 0) firstByteAt = lastByteAt;
});
const opened = await openConnection({
  transport: { kind: 'stream', open: () => Promise.resolve(ok(socket)) },
  uri,
  clock: systemClock,
  signal,
  deadlineMs: 20_000,
});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const connection = opened.value;
const reader = createReader(connection);
const PRODUCTS: Readonly<Record<string, () => Promise<{ domains: number; fields?: number }>>> = {
  records: async () => {
    const answer = await connection.call(CONNECT_GET_ALL_DOMAIN_STATS, args, signal);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { records } = answer.value;
    return { domains: records.length, fields: records.reduce((sum, { params }) => sum + params.length, 0) };
  },
  statistics: async () => {
    const answer = await reader.statistics(signal);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return { domains: answer.value.length };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  firstByteAt = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const told = await PRODUCTS[line]?.();
  const wallMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const cost = { wallMs, cpuMs: (user + system) / 1_000, ...told };
  const bytes = { firstByteMs: firstByteAt - began, lastByteMs: lastByteAt - began };
  process.stdout.write(`${JSON.stringify({ ...cost, ...bytes })}\n`);
}
connection.end({ kind: 'cancelled' });
