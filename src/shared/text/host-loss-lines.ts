import type { HostLoss } from '../domain/host-loss.ts';
import { applicationLossText, clusterLossText, guestLossText } from './host-loss-text.ts';
import { assumedPlaceText, lossDifferenceText } from './loss-plan-text.ts';
import type { Text } from './text.ts';

/**
 * What a lost host would mean, one sentence a line, for a terminal. That of a plan never begins like that of the site as it
 * is, and names what it takes for granted.
 */
export const hostLossLines = (text: Text, loss: HostLoss): readonly string[] => [
  text(loss.plan === null ? 'loss.title' : 'loss.title.planned', { host: loss.host }),
  text('loss.nothingSent'),
  ...planHead(text, loss),
  ...(loss.hostAnswers ? [] : [text('loss.hostSilent', { host: loss.host })]),
  ...block(text, 'loss.applications', loss.applications, applicationLossText),
  ...block(text, 'loss.clusters', loss.clusters, clusterLossText),
  ...block(text, 'loss.guests', loss.guests, guestLossText),
  ...differing(text, loss),
];

const planHead = (text: Text, { plan }: HostLoss): readonly string[] =>
  plan === null
    ? []
    : [
        text('loss.ofPlan'),
        '',
        text('loss.assumed'),
        ...plan.assumed.map((place) => `  ${assumedPlaceText(text, place)}`),
      ];

function differing(text: Text, { plan, host }: HostLoss): readonly string[] {
  if (plan === null) return [];
  const told = plan.differences.flatMap((each) => {
    const { now, planned } = lossDifferenceText(text, each, host);
    return [text('loss.differs.now', { what: now }), text('loss.differs.planned', { what: planned })];
  });
  const lines = told.length === 0 ? [text('loss.differs.none')] : told;
  return ['', text('loss.differs'), ...lines.map((line) => `  ${line}`)];
}

const block = <Item>(
  text: Text,
  title: 'loss.applications' | 'loss.clusters' | 'loss.guests',
  items: readonly Item[],
  say: (text: Text, item: Item) => string,
): readonly string[] => [
  '',
  text(title),
  ...(items.length === 0 ? [`  ${text('loss.none')}`] : items.map((item) => `  ${say(text, item)}`)),
];
