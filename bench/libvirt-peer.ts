import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { systemClock } from '../src/main/platform/clock.ts';
import { readStatistics } from '../src/main/sources/libvirt/domain-statistics.ts';
import { openConnection } from '../src/main/sources/libvirt/open-libvirt.ts';
import { CONNECT_GET_ALL_DOMAIN_STATS } from '../src/main/sources/libvirt/wire/domain-list-procedures.ts';
import { ok } from '../src/shared/result.ts';

/** Our client, driven by libvirt-peers.ts: one line in asks for one bulk call, one line out tells what it cost. */
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

for await (const line of createInterface({ input: process.stdin })) {
  firstByteAt = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const answer = await connection.call(CONNECT_GET_ALL_DOMAIN_STATS, args, signal);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { records } = answer.value;
  const told = line === 'statistics' ? records.map(readStatistics) : records;
  const wallMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const fields = records.reduce((sum, { params }) => sum + params.length, 0);
  const cost = { wallMs, cpuMs: (user + system) / 1_000, domains: told.length, fields };
  const bytes = { firstByteMs: firstByteAt - began, lastByteMs: lastByteAt - began };
  process.stdout.write(`${JSON.stringify({ ...cost, ...bytes })}\n`);
}
connection.end({ kind: 'cancelled' });
