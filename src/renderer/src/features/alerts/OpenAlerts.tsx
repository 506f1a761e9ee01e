import type { Alert } from '../../../../shared/domain/alert.ts';
import { causesIn } from '../../live/open-alerts.ts';
import { usePlaces } from '../../live/place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { Empty, NotKnown } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { AlertDetail } from './AlertDetail.tsx';
import { AlertItem } from './AlertItem.tsx';

interface Props {
  /** Of this site and of the console, symptoms included. */
  readonly alerts: readonly Alert[];
  /** Of all sites. */
  readonly others: readonly Alert[];
  /** False while the console itself was not watching: an empty list then says little. */
  readonly watched: boolean;
}

/** Causes with their symptoms folded in; the chosen one explained beside the list. */
export function OpenAlerts({ alerts, others, watched }: Props) {
  const text = useText();
  const { place } = usePlaces();
  const causes = causesIn(alerts);
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const chosen = place.object === null ? (causes[0] ?? null) : (byId.get(place.object) ?? null);
  return (
    <div className="alerts-open">
      <div className="alerts-list">
        {causes.length === 0 && <None watched={watched} />}
        <ul aria-label={text('alerts.list')}>
          {causes.map((cause) => (
            <AlertItem
              key={cause.id}
              alert={cause}
              chosen={chosen?.id ?? null}
              symptoms={cause.symptoms.flatMap((id) => byId.get(id) ?? [])}
            />
          ))}
        </ul>
        <Elsewhere alerts={others} />
      </div>
      {chosen !== null && (
        <AlertDetail key={chosen.id} alert={chosen} cause={byId.get(chosen.cause ?? '') ?? null} />
      )}
      {chosen === null && place.object !== null && (
        <div className="card">
          <Empty title={text('alerts.gone')}>
            <p>{text('alerts.gone.explain')}</p>
          </Empty>
        </div>
      )}
    </div>
  );
}

function None({ watched }: { readonly watched: boolean }) {
  const text = useText();
  return watched ? (
    <Empty title={text('alerts.none')}>
      <p>{text('alerts.none.explain')}</p>
    </Empty>
  ) : (
    <NotKnown title={text('alerts.none.unwatched')} />
  );
}

/** One line for each other site that has open alerts. */
function Elsewhere({ alerts }: { readonly alerts: readonly Alert[] }) {
  const text = useText();
  const here = useSiteId();
  const { href } = usePlaces();
  const sites = useTopic('sites') ?? [];
  const counted = sites
    .filter(({ id }) => id !== here)
    .map((site) => ({ site, n: causesIn(alerts).filter((alert) => alert.site === site.id).length }))
    .filter(({ n }) => n > 0);
  if (counted.length === 0) return null;
  return (
    <ul className="alerts-elsewhere">
      {counted.map(({ site, n }) => (
        <li key={site.id}>
          <a href={href({ site: site.id, view: 'alerts' })}>
            {text('alerts.elsewhere', { n, site: site.name })}
          </a>
        </li>
      ))}
    </ul>
  );
}
