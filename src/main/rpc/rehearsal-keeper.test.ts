import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { keepRehearsal } from './rehearsal-keeper.ts';

const READY = '{"ready":true,"siteFile":"/tmp/rehearsal.yaml","control":"/tmp/control"}\n';
const never = new AbortController().signal;
const settle = () => new Promise((done) => setTimeout(done, 5));

function keeper() {
  const clock = manualClock();
  const children: { stdout: PassThrough; exit: (code: number) => void; killed: boolean }[] = [];
  const restarts: number[] = [];
  const launch = () => {
    const stdout = new PassThrough();
    const child: (typeof children)[number] = { stdout, exit: () => {}, killed: false };
    children.push(child);
    return {
      stdout,
      onExit: (listener: (code: number) => void) => void (child.exit = listener),
      kill: () => void (child.killed = true),
    };
  };
  return {
    clock,
    children,
    restarts,
    kept: keepRehearsal(launch, clock, silentLogger, () => restarts.push(1)),
  };
}

test('answers with the site file of the ready line, and starts one process for everybody', async () => {
  const { kept, children } = keeper();
  const both = Promise.all([kept.start(never), kept.start(never)]);
  children[0]!.stdout.write(READY);
  const site = { ok: true, value: { siteFile: '/tmp/rehearsal.yaml', control: '/tmp/control' } };
  expect(await both).toEqual([site, site]);
  expect(await kept.start(never)).toEqual(site);
  expect(children.length).toBe(1);
});

test.each(['hello\n', '{"ready":false}\n', '{"ready":true,"siteFile":""}\n'])(
  'another first line is not readiness, and the process is ended: %j',
  async (line) => {
    const { kept, children } = keeper();
    const started = kept.start(never);
    children[0]!.stdout.write(line);
    expect(await started).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    expect(children[0]!.killed).toBe(true);
  },
);

test('a process that ends before it is ready is a failure, and the next request tries again', async () => {
  const { kept, children } = keeper();
  const started = kept.start(never);
  children[0]!.stdout.end();
  children[0]!.exit(3);
  expect(await started).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  void kept.start(never);
  expect(children.length).toBe(2);
});

test('a process that never becomes ready is given up after its deadline', async () => {
  const { kept, clock, children } = keeper();
  const started = kept.start(never);
  await clock.advance(30_000);
  expect(await started).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 30_000 } });
  expect(children[0]!.killed).toBe(true);
});

test('a cancelled request does not stop the site for others', async () => {
  const { kept, children } = keeper();
  const cancel = new AbortController();
  const first = kept.start(cancel.signal);
  const second = kept.start(never);
  cancel.abort();
  expect(await first).toEqual({ ok: false, error: { kind: 'cancelled' } });
  children[0]!.stdout.write(READY);
  expect(await second).toMatchObject({ ok: true });
});

test('a site that dies is started again, with growing pauses, until the keeper is closed', async () => {
  const { kept, clock, children, restarts } = keeper();
  const started = kept.start(never);
  children[0]!.stdout.write(READY);
  await started;
  children[0]!.exit(9);
  await settle();
  await clock.advance(1_000);
  expect(children.length).toBe(2);
  expect(restarts).toEqual([]);
  children[1]!.stdout.write(READY);
  await settle();
  expect(restarts.length).toBe(1);
  children[1]!.exit(9);
  await settle();
  await clock.advance(1_000);
  expect(children.length).toBe(2);
  await clock.advance(1_000);
  expect(children.length).toBe(3);
  kept.close();
  expect(children[2]!.killed).toBe(true);
  children[2]!.exit(0);
  await settle();
  await clock.advance(60_000);
  expect(children.length).toBe(3);
});
