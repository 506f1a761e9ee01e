import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { SiteUpdate } from '../../../shared/domain/site-update.ts';
import type { PageClock } from './clock.ts';
import { createEngineClient } from './engine-client.ts';
import { createInbox, type Line } from './line.ts';

const SITE = 'kawasaki' as SiteId;

/** Time that moves only when told. */
function stillClock() {
  let time = 1_700_000_000_000;
  let waiting: { readonly at: number; readonly then: () => void }[] = [];
  const clock: PageClock = {
    now: () => time,
    after: (ms, then) => {
      const entry = { at: time + ms, then };
      waiting.push(entry);
      return () => void (waiting = waiting.filter((other) => other !== entry));
    },
  };
  const settle = () => new Promise((done) => setImmediate(done));
  const pass = async (ms: number) => {
    const end = time + ms;
    for (;;) {
      const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      waiting = waiting.filter((other) => other !== next);
      time = next.at;
      next.then();
      await settle();
    }
    time = end;
  };
  return { clock, pass, settle };
}

/** The far ends of the lines that the client opened, newest last. */
function farEnds() {
  const lines: {
    readonly sent: unknown[];
    readonly tell: (frame: unknown) => void;
    readonly end: () => void;
  }[] = [];
  let refused = false;
  const open = (): Promise<Line> => {
    if (refused) return Promise.reject(new Error('refused'));
    const inbox = createInbox();
    const sent: unknown[] = [];
    lines.push({ sent, tell: inbox.frame, end: inbox.closed });
    return Promise.resolve({
      send: (frame) => void sent.push(frame),
      onFrame: inbox.onFrame,
      onClose: inbox.onClose,
      close: inbox.closed,
    });
  };
  return { open, lines, refuse: (now: boolean) => void (refused = now), last: () => lines.at(-1)! };
}

async function connected() {
  const time = stillClock();
  const ends = farEnds();
  const client = createEngineClient(ends.open, time.clock);
  await time.settle();
  return { ...time, ...ends, client };
}

const picture = sampleSite(1_700_000_000_000);
const sitePayload = (revision: number, value: unknown) => ({
  kind: 'payload',
  topic: 'site',
  of: SITE,
  revision,
  value,
});
const whole = (revision: number) => sitePayload(revision, { kind: 'whole', picture });
const SAME = { moved: [], changed: [], order: null };
const change = (revision: number, at: number) =>
  sitePayload(revision, {
    kind: 'change',
    at,
    severity: 'critical',
    base: at - 1,
    hosts: SAME,
    guests: SAME,
    nodes: SAME,
    clusters: SAME,
    machines: SAME,
    findings: null,
    advice: null,
  });

async function watchingSite(use: (update: SiteUpdate) => boolean = () => true) {
  const all = await connected();
  const updates: SiteUpdate[] = [];
  all.client.listenToSite(SITE, (update) => {
    updates.push(update);
    return use(update);
  });
  return { ...all, updates, kinds: () => updates.map(({ kind }) => kind) };
}
const subscribe = { subscribe: 'site', of: SITE };
const unsubscribe = { unsubscribe: 'site', of: SITE };

test('an answer reaches the one who asked, checked against the contract', async () => {
  const { client, last } = await connected();
  const first = client.ask('sites.remove', { site: SITE });
  const second = client.ask('sites.remove', { site: SITE });
  expect(last().sent).toEqual([
    { id: 1, method: 'sites.remove', input: { site: SITE } },
    { id: 2, method: 'sites.remove', input: { site: SITE } },
  ]);
  last().tell({ kind: 'ok', id: 2, output: { removed: false } });
  last().tell({ kind: 'ok', id: 1, output: { removed: true } });
  expect(await first).toEqual({ ok: true, value: { removed: true } });
  expect(await second).toEqual({ ok: true, value: { removed: false } });
});

test('an answer that the contract does not allow is a failure, never a value', async () => {
  const { client, last } = await connected();
  const asked = client.ask('sites.remove', { site: SITE });
  last().tell({ kind: 'ok', id: 1, output: { removed: 'yes' } });
  expect(await asked).toMatchObject({ ok: false, error: { kind: 'invalid' } });
});

test('a refused question says why', async () => {
  const { client, last } = await connected();
  const asked = client.ask('sites.remove', { site: SITE });
  last().tell({ kind: 'error', id: 1, code: 'internal', detail: 'see the log' });
  expect(await asked).toEqual({
    ok: false,
    error: { kind: 'rejected', code: 'internal', detail: 'see the log' },
  });
});

test('a cancelled question is cancelled at the engine too, and a late answer changes nothing', async () => {
  const { client, last } = await connected();
  const stop = new AbortController();
  const asked = client.ask('sites.remove', { site: SITE }, stop.signal);
  stop.abort();
  last().tell({ kind: 'ok', id: 1, output: { removed: true } });
  expect(await asked).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(last().sent.at(-1)).toEqual({ cancel: 1 });
});

test('a question that was cancelled before it was asked is not sent', async () => {
  const { client, last } = await connected();
  const asked = client.ask('sites.remove', { site: SITE }, AbortSignal.abort());
  expect(await asked).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(last().sent).not.toContainEqual(expect.objectContaining({ method: 'sites.remove' }));
});

test('a question without an answer ends at its deadline', async () => {
  const { client, last, pass } = await connected();
  const asked = client.ask('sites.remove', { site: SITE });
  await pass(30_000);
  expect(await asked).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 30_000 } });
  expect(last().sent).toContainEqual({ cancel: 1 });
});

test('what is asked before the line is open is sent when it opens', async () => {
  const { clock, settle } = stillClock();
  const { open, last } = farEnds();
  const client = createEngineClient(open, clock);
  const asked = client.ask('sites.remove', { site: SITE });
  await settle();
  last().tell({ kind: 'ok', id: 1, output: { removed: true } });
  expect((await asked).ok).toBe(true);
});

test('the end of the line fails open questions at once, and later ones until it is back', async () => {
  const { client, last, settle } = await connected();
  const open = client.ask('sites.remove', { site: SITE });
  last().end();
  await settle();
  expect(await open).toEqual({ ok: false, error: { kind: 'disconnected' } });
  expect(await client.ask('sites.remove', { site: SITE })).toEqual({
    ok: false,
    error: { kind: 'disconnected' },
  });
});

test('a lost line is opened again, more and more slowly, and says since when', async () => {
  const { client, lines, last, pass, refuse, clock } = await connected();
  refuse(true);
  const since = clock.now();
  last().end();
  expect(client.connection.current()).toEqual({ kind: 'lost', since, attempt: 1, refused: false });
  await pass(250 + 500 + 1000);
  expect(client.connection.current()).toEqual({ kind: 'lost', since, attempt: 4, refused: false });
  await pass(60_000);
  refuse(false);
  await pass(8_000);
  expect(lines).toHaveLength(2);
  expect(client.connection.current()).toEqual({ kind: 'open' });
});

test('a line that opens and ends without a word does not reset the back-off', async () => {
  const { last, lines, pass } = await connected();
  for (let round = 0; round < 6; round += 1) {
    last().end();
    await pass(250 * 2 ** round);
  }
  expect(lines).toHaveLength(7);
  last().end();
  await pass(7_999);
  expect(lines).toHaveLength(7);
});

test('changes that follow on each other are handed on', async () => {
  const { last, kinds } = await watchingSite();
  last().tell(whole(1));
  last().tell(change(2, 5));
  last().tell(change(3, 6));
  expect(kinds()).toEqual(['whole', 'change', 'change']);
  expect(last().sent).toEqual([subscribe]);
});

test('after a gap nothing is patched: the whole is asked for again and what comes before it is dropped', async () => {
  const { last, kinds } = await watchingSite();
  last().tell(whole(1));
  last().tell(change(3, 5));
  last().tell(change(4, 6));
  expect(kinds()).toEqual(['whole']);
  expect(last().sent).toEqual([subscribe, unsubscribe, subscribe]);
  last().tell(whole(1));
  last().tell(change(2, 7));
  expect(kinds()).toEqual(['whole', 'whole', 'change']);
});

test('a change that its listener cannot use: the whole is asked for again and changes until then are dropped', async () => {
  const { last, kinds } = await watchingSite(({ kind }) => kind === 'whole');
  last().tell(whole(1));
  last().tell(change(2, 5));
  last().tell(change(3, 6));
  expect(kinds()).toEqual(['whole', 'change']);
  expect(last().sent).toEqual([subscribe, unsubscribe, subscribe]);
  last().tell(whole(1));
  expect(kinds()).toEqual(['whole', 'change', 'whole']);
});

test('a change before any whole picture is dropped', async () => {
  const { last, kinds } = await watchingSite();
  last().tell(change(1, 5));
  expect(kinds()).toEqual([]);
});

test('a payload that the contract does not allow is dropped, said, and asked for again after a pause', async () => {
  const { client, last, kinds, pass } = await watchingSite();
  last().tell(whole(1));
  last().tell(sitePayload(2, { kind: 'change', at: 'later' }));
  last().tell(change(3, 5));
  expect(kinds()).toEqual(['whole']);
  expect(client.connection.current().kind).toBe('unreadable');
  expect(last().sent).toEqual([subscribe]);
  await pass(5_000);
  expect(last().sent).toEqual([subscribe, unsubscribe, subscribe]);
});

test('a frame that is no frame is said and hurts nothing else', async () => {
  const { client, last, kinds } = await watchingSite();
  last().tell({ kind: 'nonsense' });
  last().tell(null);
  last().tell(whole(1));
  expect(kinds()).toEqual(['whole']);
  expect(client.connection.current().kind).toBe('unreadable');
});

test('on a new line everything is subscribed again, from the whole', async () => {
  const { last, kinds, pass } = await watchingSite();
  last().tell(whole(7));
  last().end();
  await pass(250);
  expect(last().sent).toEqual([subscribe]);
  last().tell(change(8, 5));
  last().tell(whole(1));
  expect(kinds()).toEqual(['whole', 'whole']);
});

test('a topic keeps its last value while the line is lost', async () => {
  const { client, last, settle } = await connected();
  const { sites } = client.topics;
  sites.subscribe(() => {});
  last().tell({ kind: 'payload', topic: 'sites', of: null, revision: 1, value: [] });
  last().end();
  await settle();
  expect(sites.current()).toEqual([]);
});

test('nobody watching means nothing subscribed', async () => {
  const { client, last } = await connected();
  const stop = client.topics.sites.subscribe(() => {});
  stop();
  expect(last().sent).toEqual([
    { subscribe: 'sites', of: null },
    { unsubscribe: 'sites', of: null },
  ]);
});

test('a line that falls silent is poked, and given up when it stays silent', async () => {
  const { last, client, lines, pass } = await watchingSite();
  last().tell(whole(1));
  await pass(20_000);
  expect(last().sent).toEqual([subscribe, subscribe]);
  expect(client.connection.current().kind).toBe('open');
  await pass(10_000);
  expect(client.connection.current().kind).toBe('lost');
  await pass(250);
  expect(lines).toHaveLength(2);
});

test('a line that answers the poke stays', async () => {
  const { last, client, lines, pass } = await watchingSite();
  await pass(20_000);
  last().tell(whole(1));
  await pass(15_000);
  expect(lines).toHaveLength(1);
  expect(client.connection.current()).toEqual({ kind: 'open' });
});

test('a closed client stays closed', async () => {
  const { client, lines, pass } = await connected();
  client.close();
  await pass(60_000);
  expect(lines).toHaveLength(1);
});
