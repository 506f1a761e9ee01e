import type { ApplicationLoss, ClusterLoss, LostGuest } from '../domain/host-loss.ts';
import type { Text } from './text.ts';

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
    count: loss.left.length,
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
