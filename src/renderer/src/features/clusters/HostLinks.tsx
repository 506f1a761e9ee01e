import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { useSiteState } from '../../live/use-site.ts';
import { useText } from '../../ui/text-context.ts';
import { hostLinks } from './host-links.ts';

/** Configuration C: which host node takes which guest nodes down with it. */
export function HostLinks({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const state = useSiteState();
  if (state.kind !== 'ready') return null;
  const { hosts, nodes } = state.picture;
  const guest = (id: string) => state.records.guests.get(id) ?? null;
  const links = hostLinks(cluster, { hosts, nodes, guest });
  if (links.length === 0) return null;
  return (
    <>
      <h3>{text('configuration.links.title')}</h3>
      <ul className="configuration-evidence">
        {links.map(({ node, guests }) => (
          <li key={node}>
            {text('configuration.links.line', {
              node,
              guests: guests.length === 0 ? text('configuration.links.none') : guests.join(', '),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
