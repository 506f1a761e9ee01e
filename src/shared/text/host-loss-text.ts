import type { ApplicationLoss, ClusterLoss, HostLoss, LostGuest } from '../domain/host-loss.ts';
import type { Text } from './text.ts';

/** What a lost host would mean, one sentence a line, for a terminal or a list. */
export const hostLossLines = (text: Text, loss: HostLoss): readonly string[] => [
  text('loss.title', { host: loss.host }),
  text('loss.nothingSent'),
  ...(loss.planned ? [text('loss.planned')] : []),
  ...(loss.hostAnswers ? [] : [text('loss.hostSilent', { host: loss.host })]),
  ...block(text, 'loss.applications', loss.applications, applicationLossText),
  ...block(text, 'loss.clusters', loss.clusters, clusterLossText),
  ...block(text, 'loss.guests', loss.guests, guestLossText),
];

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

export const applicationLossText = (text: Text, loss: ApplicationLoss): string =>
  text(`loss.application.${loss.fate}`, {
    application: loss.application,
    cluster: loss.cluster,
    on: loss.on ?? '',
    count: loss.to.length,
    to: loss.to.join(', '),
    maybe: loss.perhapsTo.length,
    perhaps: loss.perhapsTo.join(', '),
  });

export const clusterLossText = (text: Text, loss: ClusterLoss): string =>
  text(`loss.cluster.${loss.becomes}`, {
    cluster: loss.cluster,
    configuration: loss.configuration ?? '?',
    lost: [...loss.lost, ...loss.perhaps.map((node) => `${node}?`)].join(', '),
    left: loss.left.join(', '),
    unknown: loss.notKnown.length,
    notKnown: loss.notKnown.join(', '),
  });

export const guestLossText = (text: Text, { name, node, cluster, runsThere, returns }: LostGuest): string =>
  text(`loss.guest.${runsThere}`, {
    guest: name,
    node: node === null ? 'no' : 'yes',
    cluster: cluster ?? '',
    returns: text(`loss.returns.${returns}`),
  });
