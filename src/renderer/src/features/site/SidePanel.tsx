import { useCluster, useGuest, useHost } from '../../live/use-site.ts';
import { useText } from '../../ui/text-context.ts';
import { ClusterPanel } from './ClusterPanel.tsx';
import { useFocus } from './focus.ts';
import { GuestPanel } from './GuestPanel.tsx';
import { HostPanel } from './HostPanel.tsx';
import type { Selection } from './selection.ts';

/** What is selected, in detail: a host, a guest with its cluster, or a cluster. */
export function SidePanel() {
  const text = useText();
  const { selection } = useFocus();
  if (selection === null) return <p className="side-note dim">{text('site.panel.choose')}</p>;
  return <Selected key={`${selection.kind}:${selection.id}`} selection={selection} />;
}

function Selected({ selection: { kind, id } }: { readonly selection: Selection }) {
  switch (kind) {
    case 'host':
      return <OfHost name={id} />;
    case 'guest':
      return <OfGuest id={id} />;
    case 'cluster':
      return <OfCluster name={id} />;
  }
}

function OfHost({ name }: { readonly name: string }) {
  const host = useHost(name);
  return host === null ? <Gone /> : <HostPanel host={host} />;
}

function OfGuest({ id }: { readonly id: string }) {
  const guest = useGuest(id);
  const cluster = useCluster(guest?.cluster ?? '');
  if (guest === null) return <Gone />;
  return (
    <>
      <GuestPanel guest={guest} />
      {cluster !== null && <ClusterPanel cluster={cluster} />}
    </>
  );
}

function OfCluster({ name }: { readonly name: string }) {
  const cluster = useCluster(name);
  return cluster === null ? <Gone /> : <ClusterPanel cluster={cluster} />;
}

function Gone() {
  return <p className="side-note dim">{useText()('site.panel.gone')}</p>;
}
