import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../src/main/platform/clock.ts';
import { openLibvirt } from '../src/main/sources/libvirt/open-libvirt.ts';
import { startLibvirtd } from '../test/support/lab-libvirtd.ts';
import { figure, median, type Figure } from './figure.ts';

const ROUNDS = 30;
const GUESTS = 1000;

/** The same bulk call with the same flags, over the same unix socket, timed inside Python. */
const PYTHON = `
import libvirt, sys, time
connection = libvirt.openReadOnly(sys.argv[1])
groups = libvirt.VIR_DOMAIN_STATS_STATE | libvirt.VIR_DOMAIN_STATS_CPU_TOTAL | libvirt.VIR_DOMAIN_STATS_BALLOON | libvirt.VIR_DOMAIN_STATS_VCPU | libvirt.VIR_DOMAIN_STATS_INTERFACE | libvirt.VIR_DOMAIN_STATS_BLOCK
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    found = connection.getAllDomainStats(groups, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT)
    print((time.perf_counter() - began) * 1000, len(found))
`;

/** Bulk statistics of 1,000 domains of a real libvirtd: ours against Python's binding, in turns, in one run. */
export async function benchLibvirt(): Promise<Figure[]> {
  const daemon = await startLibvirtd();
  const folder = mkdtempSync(path.join(tmpdir(), 'nw-bench-'));
  const file = path.join(folder, 'node.xml');
  writeFileSync(
    file,
    `<node>${Array.from({ length: GUESTS }, (_, index) => domainXml(index)).join('')}</node>`,
  );
  const ours: number[] = [];
  const python: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    ours.push(...(await timeOurs(daemon.socket, `test://${file}`)));
    const uri = `test+unix://${file}?socket=${daemon.socket}`;
    const lines = execFileSync('/usr/bin/python3', ['-c', PYTHON, uri, String(ROUNDS)], { encoding: 'utf8' });
    python.push(...lines.trim().split('\n').map(readLine));
  }
  await daemon.stop();
  rmSync(folder, { recursive: true });
  const ratio = median(python) / median(ours);
  return [
    figure('bulk statistics, 1,000 domains, ours (median)', median(ours), 'ms'),
    figure("bulk statistics, 1,000 domains, Python's binding (median)", median(python), 'ms'),
    figure("times faster than Python's binding", ratio, '×', { at: 'least', value: 2 }),
  ];
}

const domainXml = (index: number): string =>
  `<domain type='test'><name>guest${String(index)}</name><memory>1048576</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>`;

async function timeOurs(socket: string, uri: string): Promise<number[]> {
  const { signal } = new AbortController();
  const transport = { kind: 'socket', path: socket } as const;
  const opened = await openLibvirt({
    transport,
    uri,
    clock: systemClock,
    signal,
    deadlineMs: 20_000,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const answer = await opened.value.statistics(signal);
    if (!answer.ok || answer.value.length !== GUESTS) throw new Error('Not all domains answered');
    times.push(performance.now() - began);
  }
  opened.value.close();
  return times;
}

function readLine(line: string): number {
  const [ms, count] = line.split(' ').map(Number);
  if (ms === undefined || count !== GUESTS) throw new Error(`Python's binding answered ${line}`);
  return ms;
}
