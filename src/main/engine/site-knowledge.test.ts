import { expect, test } from 'vitest';
import { known, LOSS_AT, lossSite, withGuest } from '../../../test/support/loss-site.ts';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { hostNameSchema, nodeNameSchema } from '../../shared/domain/names.ts';
import { neverAsked } from '../../shared/domain/reading.ts';
import type { GuestRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { siteKnowledge } from './site-knowledge.ts';

const db1 = nodeNameSchema.parse('db1');
const home = hostNameSchema.parse('kvm-a');
const other = hostNameSchema.parse('kvm-c');
/** db1 is listed by kvm-c instead of kvm-a, and as another domain. */
const moved = withGuest('db1', ({ placements }: GuestRecord) => ({
  name: 'db-one',
  placements: placements.map((each) => ({ ...each, host: other })),
}));
const after: SitePicture = {
  ...moved,
  nodes: moved.nodes.map((node) =>
    node.name === 'db1' ? { ...node, host: null, cluster: node.cluster } : node,
  ),
};

/** What is known of a site whose picture is the first one at the opening, and the second one afterwards. */
function knowledgeOf(first: SitePicture, then: SitePicture) {
  let picture = first;
  const file = siteFileSchema.parse({ version: 1, name: 'Site' });
  const site = siteKnowledge({ file, picture: () => picture, leftSince: () => null }, () => []);
  const atOpening = told();
  picture = then;
  return [atOpening, told()] as const;

  function told() {
    return {
      aliases: site.aliasesOf(db1)[1],
      ranOn: site.ranOn(db1),
      guestsOn: site.guestsOn(other).includes('db-one'),
      nodesOn: site.nodesOn(other).includes(db1),
      lossOf: site.lossOf(other)?.guests.some(({ node }) => node === 'db1'),
      sfMs: site.sfBudgetMs('db'),
    };
  }
}

test('what is remembered is read at each look: an operation that waits for hours is not judged on its opening', () => {
  const [atOpening, now] = knowledgeOf(lossSite, after);
  expect(atOpening).toMatchObject({
    aliases: 'db1',
    ranOn: [home],
    guestsOn: false,
    nodesOn: false,
    lossOf: false,
  });
  expect(now).toMatchObject({
    aliases: 'db-one',
    ranOn: [other],
    guestsOn: true,
    nodesOn: true,
    lossOf: true,
  });
});

test('SF’s time is never taken for shorter than it was known to be', () => {
  const withTimeout = (seconds: number | null): SitePicture => ({
    ...lossSite,
    nodes: lossSite.nodes.map((node) => ({
      ...node,
      cfTimeoutSeconds: seconds === null ? neverAsked(LOSS_AT) : known(seconds),
    })),
  });
  const budgets = (first: number | null, then: number | null) =>
    knowledgeOf(withTimeout(first), withTimeout(then)).map(({ sfMs }) => sfMs);
  const [long] = budgets(600, 600);
  const [short] = budgets(10, 10);
  expect(long).toBeGreaterThan(short ?? 0);
  expect(budgets(600, 10)).toEqual([long, long]);
  expect(budgets(600, null)).toEqual([long, long]);
  expect(budgets(10, 600)).toEqual([short, long]);
});
