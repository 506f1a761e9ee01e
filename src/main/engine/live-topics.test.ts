import { expect, test } from 'vitest';
import { memoryLine } from '../../../test/contract/memory-line.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { createHub } from '../rpc/topic-hub.ts';
import { LiveTopics } from './live-topics.ts';
import type { WatchedSites } from './watched-sites.ts';

/** Sites whose list nobody may draw unseen. */
function topics() {
  const clock = manualClock();
  const hub = createHub(clock);
  const drawn: string[] = [];
  const sites = {
    all: () => {
      drawn.push('list');
      return drawn.length === 1 ? [] : [SITE];
    },
    get: () => null,
  } as unknown as WatchedSites;
  const live = new LiveTopics(hub, sites, clock, new AbortController().signal);
  return { clock, hub, drawn, live, end: memoryLine() };
}
const SITE = {
  found: { id: siteIdSchema.parse('east'), file: '/etc/east.yaml', content: { ok: false, error: [] } },
  watch: null,
};

test('while nobody looks at the list of sites no site is drawn for it', async () => {
  const { clock, drawn, live } = topics();
  live.listChanged();
  live.changed(SITE.found.id);
  await clock.advance(10_000);
  expect(drawn).toEqual([]);
});

test('who comes is given the list as it is, and what changes then', async () => {
  const { hub, live, end } = topics();
  live.listChanged();
  hub.attach(end.line).subscribe('sites', null);
  live.listChanged();
  live.listChanged();
  const [first, second] = [await end.next(), await end.next()];
  expect(first).toMatchObject({ topic: 'sites', value: [] });
  expect(second).toMatchObject({ topic: 'sites', value: [{ id: 'east' }] });
  expect(end.unread(), 'the same list is told once').toBe(0);
});
