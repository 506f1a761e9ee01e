import { duplexPair } from 'node:stream';
import { expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { LibvirtConnection } from './connection.ts';
import { bulkStatistics } from './bulk-statistics.ts';
import { KnownDomains } from './known-domains.ts';
import { decode } from './wire/codec.ts';
import { CONNECT_GET_ALL_DOMAIN_STATS } from './wire/domain-list-procedures.ts';
import type { DomainRef } from './wire/domain-ref.ts';
import { BULK_NOWAIT, LIST_ACTIVE, LIST_INACTIVE } from './wire/flags.ts';
import { FrameSplitter } from './wire/frame-splitter.ts';
import { encodeMessage, openFrame, PAYLOAD_START } from './wire/message.ts';

const never = new AbortController().signal;
const domain = (digit: number, id: number): DomainRef => ({
  name: `guest${digit}`,
  uuid: `00000000-0000-4000-8000-00000000000${digit}`,
  id,
});
const [RUNS, OFF] = [domain(1, 7), domain(2, -1)];
const SIX_GROUPS = 63;
const WITHOUT_TRAFFIC = 13;
const EVERYTHING = [SIX_GROUPS, BULK_NOWAIT];
const IN_TWO = [
  [SIX_GROUPS, BULK_NOWAIT | LIST_ACTIVE],
  [WITHOUT_TRAFFIC, BULK_NOWAIT | LIST_INACTIVE],
];

/** Our client, and a daemon that answers each bulk call with what `has` gives for its flags. */
function stage(has: (flags: number) => readonly DomainRef[]) {
  const [ours, daemon] = duplexPair();
  const asked: number[][] = [];
  const splitter = new FrameSplitter();
  daemon.on('data', (chunk: Buffer) => {
    const frames = splitter.push(chunk);
    for (const frame of frames.ok ? frames.value : []) {
      const message = openFrame(frame);
      const args = decode(CONNECT_GET_ALL_DOMAIN_STATS.args, frame, PAYLOAD_START);
      if (!message.ok || !args.ok) throw new Error('not a bulk call');
      asked.push([args.value.stats, args.value.flags]);
      const records = has(args.value.flags).map((each) => ({ domain: each, params: [] }));
      const header = { ...message.value.header, type: 'reply' } as const;
      daemon.write(encodeMessage(header, CONNECT_GET_ALL_DOMAIN_STATS.answer, { records }));
    }
  });
  const connection = new LibvirtConnection(ours, { clock: manualClock(), deadlineMs: 1_000 });
  const known = new KnownDomains(connection);
  const names = async () => {
    const bulk = await bulkStatistics(connection, known, never);
    if (!bulk.ok) throw new Error(JSON.stringify(bulk.error));
    return bulk.value.map((each) => each.domain.name).toSorted();
  };
  return { asked, known, names };
}

const answering =
  (active: readonly DomainRef[], inactive: readonly DomainRef[], all: readonly DomainRef[]) =>
  (flags: number): readonly DomainRef[] => {
    if ((flags & LIST_ACTIVE) !== 0) return active;
    return (flags & LIST_INACTIVE) === 0 ? all : inactive;
  };

test('what is not known yet, and what runs as a whole, is asked for with one question', async () => {
  const { asked, known, names } = stage(answering([], [], [RUNS]));
  expect(await names()).toEqual(['guest1']);
  known.learn([RUNS]);
  expect(await names()).toEqual(['guest1']);
  expect(asked).toEqual([EVERYTHING, EVERYTHING]);
});

test('what does not run is asked for by itself, and not for its traffic', async () => {
  const { asked, known, names } = stage(answering([RUNS], [OFF], []));
  known.learn([RUNS, OFF]);
  expect(await names()).toEqual(['guest1', 'guest2']);
  expect(asked).toEqual(IN_TWO);
});

test('a domain new in one of both answers is taken from there', async () => {
  const { asked, known, names } = stage(answering([RUNS, domain(3, 9)], [OFF], []));
  known.learn([RUNS, OFF]);
  expect(await names()).toEqual(['guest1', 'guest2', 'guest3']);
  expect(asked).toEqual(IN_TWO);
});

test.each([
  ['in neither answer', [RUNS], []],
  ['in both answers', [RUNS, domain(2, 8)], [OFF]],
])('a domain %s makes everything be asked at once', async (_, active, inactive) => {
  const { asked, known, names } = stage(answering(active, inactive, [RUNS, domain(2, 8)]));
  known.learn([RUNS, OFF]);
  expect(await names()).toEqual(['guest1', 'guest2']);
  expect(asked).toEqual([...IN_TWO, EVERYTHING]);
});
