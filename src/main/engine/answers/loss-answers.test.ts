import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { hostNameSchema } from '../../../shared/domain/names.ts';
import { lossAnswers } from './loss-answers.ts';

const present = sampleSite(2_000);
const host = hostNameSchema.parse('kvm-a');
/** That day nothing ran on the host. */
const then: SitePicture = { ...sampleSite(1_000), guests: [], nodes: [], clusters: [] };

const answers = lossAnswers({
  sites: { get: (id) => (id === present.site ? { watch: { picture: () => present } } : null) },
  past: (site, moment) => (site === present.site && moment >= 1_000 ? then : null),
});
const asked = async (moment: number | 'now', site = present.site) => {
  const answer = await answers['operations.loss'](
    { site, moment, host, placements: [] },
    new AbortController().signal,
    { person: 'ann', login: 'observer' },
  );
  return answer.ok ? answer.loss.guests.length : answer.problem;
};

test('what a lost host would mean is told from the picture of the moment that is asked for', async () => {
  expect(await asked('now')).toBeGreaterThan(0);
  expect(await asked(1_500)).toBe(0);
});

test('of a moment of which nothing is kept, and of a site that is not watched now, that is said', async () => {
  expect(await asked(5)).toBe('nothing-stored');
  expect(await asked('now', 'other' as typeof present.site)).toBe('not-watched');
});
