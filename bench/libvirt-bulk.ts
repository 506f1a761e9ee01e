import { BULK_NOWAIT } from '../src/main/sources/libvirt/wire/flags.ts';
import { startLibvirtd } from '../test/support/lab-libvirtd.ts';
import type { LabLibvirtd } from '../test/support/lab-libvirtd.ts';
import { figure, median, type Figure } from './figure.ts';
import { defineInactive, devices, GUESTS, startReplay, testNode } from './libvirt-daemons.ts';
import { ourPeer, pythonPeer, type Peer, type Question, type Round } from './libvirt-peers.ts';

const WARM_UP_ROUNDS = 30;
const ROUNDS = 100;
/** State, processor, balloon, virtual processors, interfaces, disks: all that the console shows. */
const SHOWN = 63;
const ALL_GROUPS = 0;
const TARGET = 2;

/** Bulk statistics of 1,000 domains of a real libvirtd: ours against Python's binding, in turns, in one run. */
export async function benchLibvirt(): Promise<Figure[]> {
  const daemon = await startLibvirtd();
  try {
    return await measure(daemon);
  } finally {
    await daemon.stop();
  }
}

async function measure(daemon: LabLibvirtd): Promise<Figure[]> {
  const asked = { socket: daemon.socket, groups: SHOWN, flags: BULK_NOWAIT };
  const bare = await testNode(daemon, () => '');
  const rich = await testNode(daemon, devices);
  const qemu = { ...asked, uri: await defineInactive(daemon) };
  const replay = await startReplay(daemon);
  try {
    return [
      ...(await compare('test driver, bare', { ...asked, uri: bare })),
      ...(await compare('test driver, devices', { ...asked, uri: rich })),
      ...(await compare('QEMU, inactive', qemu)),
      ...(await compare('QEMU, inactive, all groups, waiting', { ...qemu, groups: ALL_GROUPS, flags: 0 })),
      ...(await compare('QEMU, inactive, replayed', { ...qemu, socket: replay.socket })),
    ];
  } finally {
    await replay.stop();
  }
}

/**
 * Who makes what: `records` are all fields of all domains with name and UUID, by the one call that both are asked for;
 * `statistics` is what the console asks and keeps: of what does not run, nothing that can't change.
 */
const PRODUCTS = [
  ['ours', 'records'],
  ['python', 'records'],
  ['ours', 'statistics'],
  ['python', 'bare'],
] as const;

async function compare(kind: string, question: Question): Promise<Figure[]> {
  const peers = { ours: ourPeer(question), python: pythonPeer(question) };
  try {
    const rounds = PRODUCTS.map((): Round[] => []);
    for (let turn = -WARM_UP_ROUNDS; turn < ROUNDS; turn += 1) {
      const told = await takeTurns(peers);
      if (turn >= 0) told.forEach((round, index) => rounds[index]?.push(round));
    }
    const [ours = [], python = [], statistics = [], bare = []] = rounds;
    return figures(kind, { ours, python, statistics, bare });
  } finally {
    await Promise.all([peers.ours.stop(), peers.python.stop()]);
  }
}

async function takeTurns(peers: Record<'ours' | 'python', Peer>): Promise<Round[]> {
  const told: Round[] = [];
  for (const [who, product] of PRODUCTS) told.push(await peers[who].round(product));
  const fields = new Set(told.flatMap(({ fields }) => fields ?? []));
  if (fields.size > 1 || told.some(({ domains }) => domains !== GUESTS))
    throw new Error(`The clients do not tell the same: ${JSON.stringify(told)}`);
  return told;
}

type Measured = Record<'ours' | 'python' | 'statistics' | 'bare', readonly Round[]>;

function figures(kind: string, { ours, python, statistics, bare }: Measured): Figure[] {
  const name = (what: string) => `${kind}: ${what}`;
  const firstByteMs = medianOf(ours, 'firstByteMs');
  const [mineMs, theirsMs] = [medianOf(ours, 'wallMs'), medianOf(python, 'wallMs')];
  const asConsoleMs = medianOf(statistics, 'wallMs');
  const client = (what: string, rounds: readonly Round[]) => [
    figure(name(`${what}, wall, median`), medianOf(rounds, 'wallMs'), 'ms'),
    figure(name(`${what}, wall, p95`), p95(rounds.map(({ wallMs }) => wallMs)), 'ms'),
    figure(name(`${what}, client CPU, mean`), mean(rounds.map(({ cpuMs }) => cpuMs)), 'ms'),
  ];
  return [
    figure(name('fields of a domain'), (ours[0]?.fields ?? 0) / GUESTS, ''),
    figure(name('first byte of the answer'), firstByteMs, 'ms'),
    figure(name('last byte of the answer'), medianOf(ours, 'lastByteMs'), 'ms'),
    figure(name("daemon's share of our wall time"), (firstByteMs / mineMs) * 100, '%'),
    ...client('ours', ours),
    ...client("Python's", python),
    ...client('as the console asks', statistics),
    ...client("Python's without names", bare),
    figure(name('times faster, wall'), theirsMs / mineMs, '×', { at: 'least', value: TARGET }),
    figure(name('times faster, wall, Python without names'), medianOf(bare, 'wallMs') / mineMs, '×'),
    figure(name('times faster, wall, as the console asks'), theirsMs / asConsoleMs, '×'),
    figure(name('times less client CPU'), meanCpu(python) / meanCpu(ours), '×'),
  ];
}

const medianOf = (rounds: readonly Round[], what: keyof Round) =>
  median(rounds.map((round) => round[what] ?? Number.NaN));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanCpu = (rounds: readonly Round[]) => mean(rounds.map(({ cpuMs }) => cpuMs));
const p95 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
