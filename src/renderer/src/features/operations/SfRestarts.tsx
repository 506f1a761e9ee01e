import { clusterNameSchema } from '../../../../shared/domain/names.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';

/** The way to a plan for each cluster. */
export function SfRestarts({ clusters }: { readonly clusters: readonly string[] }) {
  const text = useText();
  const { href } = usePlaces();
  const named = clusters.flatMap((name) => clusterNameSchema.safeParse(name).data ?? []);
  if (named.length === 0) return null;
  return (
    <Card title={text('ops.sf')}>
      <p className="dim">{text('ops.sf.explain')}</p>
      <p className="plan-links">
        {named.map((cluster) => (
          <a key={cluster} className="btn" href={href(planPlace({ operation: 'sf-restart', cluster }))}>
            {text('ops.sf.plan', { cluster })}
          </a>
        ))}
      </p>
    </Card>
  );
}
