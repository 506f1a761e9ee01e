import type { Subject } from '../../../../shared/domain/finding.ts';
import type { Placement } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { useText } from '../../ui/text-context.ts';

const NONE: readonly Placement[] = [];

/** What libvirt says of a node's domain, beside what the cluster says of the node: a fact, no verdict. */
export function DomainLine({ subject }: { readonly subject: Subject }) {
  const guest = useSitePart((state) => guestOf(state, subject));
  return (
    <ul className="dim">
      {(guest?.placements ?? NONE).map((placement) => (
        <li key={placement.host}>
          <Line guest={guest?.name ?? ''} placement={placement} />
        </li>
      ))}
    </ul>
  );
}

function Line({
  guest,
  placement: { host, standing },
}: {
  readonly guest: string;
  readonly placement: Placement;
}) {
  const text = useText();
  if (standing.kind === 'unknown') return text('site.finding.domainUnknown', { guest, host });
  return (
    <>
      {text('site.finding.domain', { guest, host, state: standing.value.state })}{' '}
      <Age at={standing.at} className="cap num" />
    </>
  );
}

function guestOf({ records }: SiteState, { kind, id }: Subject) {
  if (kind !== 'node') return null;
  const guest = records.nodes.get(id)?.guest ?? null;
  return guest === null ? null : (records.guests.get(guest) ?? null);
}
