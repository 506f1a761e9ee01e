import type { Delivery } from '../../../../shared/contract/alerts.ts';

/**
 * The newest delivery that failed, of a channel to which nothing has got through since; null when every channel
 * works as far as is known.
 */
export function troubledDelivery(deliveries: readonly Delivery[]): Delivery | null {
  const newest = deliveries.toSorted((a, b) => b.createdAt - a.createdAt);
  return (
    newest.find(
      (delivery) =>
        delivery.state !== 'delivered' &&
        delivery.failure !== null &&
        !newest.some(
          ({ channel, deliveredAt }) =>
            channel === delivery.channel && deliveredAt !== null && deliveredAt > delivery.createdAt,
        ),
    ) ?? null
  );
}
