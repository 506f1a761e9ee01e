import { expect, test } from 'vitest';
import { sampleSite } from '../../../../../test/support/sample-site.ts';
import { keyedPicture } from '../../../../shared/domain/keyed-picture.ts';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { createText } from '../../../../shared/text/text.ts';
import type { SiteState } from '../../live/site-source.ts';
import { createFormat } from '../../ui/format.ts';
import { loadFrame, loadWords } from './load-words.ts';

const text = createText('en');
const words = { text, format: createFormat(text) };
const picture = sampleSite(1_700_000_000_000);
const [first] = picture.hosts;
const load = { at: 1, cpu: 6.1, cpuTotal: 16, memory: 2 ** 37, memoryTotal: 2 ** 38 };

/** The sample site with another first host. */
function siteWith(change: Partial<HostRecord>): SiteState {
  const changed = { ...picture, hosts: [{ ...first!, ...change }, ...picture.hosts.slice(1)] };
  return { kind: 'ready', picture: changed, records: keyedPicture(changed).lists };
}

const said = (state: SiteState, kind: 'cpu' | 'memory'): string =>
  loadWords(
    first!.name,
    kind,
    words,
  )(state)
    .map((part) => part.text)
    .join('');

test('how much is used of how much there is, with the used part in bold', () => {
  const state = siteWith({ load: { ...first!.load, ...load } });
  expect(said(state, 'cpu')).toBe('6.1 / 16 cores');
  expect(said(state, 'memory')).toBe('128 GiB / 256 GiB');
  expect(loadWords(first!.name, 'cpu', words)(state)[0]).toEqual({ text: '6.1', strong: true });
});

test('the next sample has its own words, the same sample the very same ones', () => {
  const read = loadWords(first!.name, 'cpu', words);
  const state = siteWith({ load: { ...first!.load, ...load } });
  const before = read(state);
  expect(read(state)).toBe(before);
  expect(read(siteWith({ load: { ...first!.load, ...load, cpu: 7.4 } }))[0]!.text).toBe('7.4');
});

test('what is not measured is said to be so, and never zero', () => {
  expect(said(siteWith({ load: null }), 'memory')).toBe(text('word.notMeasured'));
  expect(loadWords('nobody', 'cpu', words)(siteWith({}))[0]!.text).toBe(text('word.notMeasured'));
});

test('around the graphs stands since when the host is silent, and how much it has', () => {
  const silent = { kind: 'unknown', because: { kind: 'not-asked' }, at: 9, since: 7, last: null } as const;
  expect(loadFrame(siteWith({ libvirt: silent, load: null }), first!.name)).toEqual({
    guests: first!.guests,
    unknownSince: 7,
    cpu: null,
    memory: null,
  });
  expect(loadFrame(siteWith({ load: { ...first!.load, ...load } }), first!.name)).toMatchObject({
    unknownSince: null,
    cpu: 16,
    memory: 2 ** 38,
  });
  expect(loadFrame(siteWith({}), 'nobody').guests).toEqual([]);
});
