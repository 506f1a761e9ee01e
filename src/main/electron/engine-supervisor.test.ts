import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { superviseEngine, type EngineChild } from './engine-supervisor.ts';

interface FakeChild {
  readonly because: string | null;
  readonly posted: unknown[];
  say: (message: unknown) => void;
  end: (why: string) => void;
  killed: boolean;
}

function supervised() {
  const clock = manualClock();
  const children: FakeChild[] = [];
  const refusals: string[] = [];
  const start = (because: string | null): EngineChild<string> => {
    const child: FakeChild = { because, posted: [], say: () => {}, end: () => {}, killed: false };
    children.push(child);
    return {
      post: (message, ports) => void child.posted.push([message, ...ports]),
      onMessage: (listener) => void (child.say = listener),
      onEnd: (listener) => void (child.end = listener),
      kill: () => {
        child.killed = true;
        child.end('killed');
      },
    };
  };
  const supervisor = superviseEngine({
    start,
    clock,
    log: silentLogger,
    onRefused: (why) => refusals.push(why),
    startRehearsal: () =>
      Promise.resolve({ ok: true, value: { siteFile: 'site.yaml', control: '/run/control.sock' } }),
    answerSecrets: (request) =>
      Promise.resolve(
        request.task === 'get' ? { kind: 'got', value: `value of ${request.name}` } : { kind: 'done' },
      ),
  });
  return { clock, children, refusals, supervisor };
}
/** What was promised has been told. */
const settled = () => new Promise((done) => setImmediate(done));
const connect = (port: string) => [{ kind: 'connect' }, port];

test('a line that comes before the engine is ready waits for it', () => {
  const { children, supervisor } = supervised();
  supervisor.connect('early');
  expect(children[0]!.posted).toEqual([]);
  children[0]!.say({ kind: 'ready' });
  supervisor.connect('late');
  expect(children[0]!.posted).toEqual([connect('early'), connect('late')]);
});

test('an engine that dies is started again and told why; new lines go to the new one', async () => {
  const { children, supervisor, clock } = supervised();
  children[0]!.say({ kind: 'ready' });
  children[0]!.end('code 139');
  supervisor.connect('again');
  await clock.advance(500);
  expect(children[1]!.because).toBe('code 139');
  children[1]!.say({ kind: 'ready' });
  expect(children[1]!.posted).toEqual([connect('again')]);
});

test('the pauses grow, and shrink again after a long life', async () => {
  const { children, clock } = supervised();
  for (const pause of [500, 1_000, 2_000]) {
    children.at(-1)!.end('crash');
    const before = children.length;
    await clock.advance(pause - 1);
    expect(children.length).toBe(before);
    await clock.advance(1);
    expect(children.length).toBe(before + 1);
  }
  await clock.advance(60_000);
  children.at(-1)!.end('crash');
  await clock.advance(500);
  expect(children.length).toBe(5);
});

test('an engine that refuses is not started again', async () => {
  const { children, clock, refusals } = supervised();
  children[0]!.say({ kind: 'refused', why: 'the data folder is in use' });
  children[0]!.end('code 0');
  await clock.advance(60_000);
  expect(refusals).toEqual(['the data folder is in use']);
  expect(children.length).toBe(1);
});

test('the engine gets its rehearsal site from the shell', async () => {
  const { children } = supervised();
  children[0]!.say({ kind: 'start-rehearsal', id: 4 });
  await settled();
  expect(children[0]!.posted).toEqual([
    [
      {
        kind: 'rehearsal',
        id: 4,
        result: { ok: true, value: { siteFile: 'site.yaml', control: '/run/control.sock' } },
      },
    ],
  ]);
});

test('the engine gets a secret that it asks for, and its successor is told nothing that it did not ask', async () => {
  const { children, clock } = supervised();
  children[0]!.say({ kind: 'secrets', id: 5, request: { task: 'get', name: 'bmc-a' } });
  await settled();
  expect(children[0]!.posted).toEqual([
    [{ kind: 'secrets', id: 5, answer: { kind: 'got', value: 'value of bmc-a' } }],
  ]);
  children[0]!.say({ kind: 'secrets', id: 6, request: { task: 'get', name: 'bmc-a' } });
  children[0]!.end('crash');
  await clock.advance(500);
  await settled();
  expect(children[1]!.posted).toEqual([]);
});

test('closing lets the engine finish and starts no other', async () => {
  const { children, clock, supervisor } = supervised();
  const closed = supervisor.close();
  expect(children[0]!.posted).toEqual([[{ kind: 'close' }]]);
  children[0]!.end('code 0');
  await closed;
  await clock.advance(60_000);
  expect(children.length).toBe(1);
});

test('an engine that does not finish is ended', async () => {
  const { children, clock, supervisor } = supervised();
  const closed = supervisor.close();
  await clock.advance(10_000);
  await closed;
  expect(children[0]!.killed).toBe(true);
});

test('what the shell does not know changes nothing', () => {
  const { children, supervisor } = supervised();
  children[0]!.say({ kind: 'format-disk' });
  children[0]!.say(null);
  supervisor.connect('a');
  expect(children[0]!.posted).toEqual([]);
});
