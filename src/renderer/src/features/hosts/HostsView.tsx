import { usePlaces } from '../../live/place.ts';
import { useHost } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { HostPage } from './HostPage.tsx';
import { HostTable } from './HostTable.tsx';

/** All hosts of the site, or one of them. */
export function HostsView() {
  const { place } = usePlaces();
  return place.object === null ? <HostTable /> : <OneHost key={place.object} name={place.object} />;
}

function OneHost({ name }: { readonly name: string }) {
  const text = useText();
  const { href } = usePlaces();
  const host = useHost(name);
  if (host === null)
    return (
      <Empty title={text('hosts.gone')}>
        <a href={href({ view: 'hosts' })}>{text('hosts.title')}</a>
      </Empty>
    );
  return <HostPage host={host} />;
}
