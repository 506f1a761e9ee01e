import { memo, useCallback, useId } from 'react';
import { failureWord } from '../../../../shared/text/failure-text.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart, useSiteReading } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { LiveAge } from '../../ui/LiveAge.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { useFocus } from './focus.ts';
import { GuestCard } from './GuestCard.tsx';
import { hostNodeInputs, hostNodeOf } from './host-node.ts';
import { HostNodeLine } from './HostNodeLine.tsx';
import { HostLoads } from './HostLoads.tsx';
import { useSteady } from '../../live/use-steady.ts';

/** A host with its loads and its guests. */
export const HostCard = memo(function HostCard({ name }: { readonly name: string }) {
  const id = useId();
  const inputs = useCallback(({ records }: SiteState) => [records.hosts.wordsOf(name)], [name]);
  const guests = useSteady(
    useCallback((state: SiteState) => guestsOf(state, name), [name]),
    inputs,
  );
  const tone = useSteady(
    useCallback((state: SiteState) => toneOfHost(state, name), [name]),
    inputs,
  );
  const hostNode = useSteady(
    useCallback((state: SiteState) => hostNodeOf(state, name), [name]),
    useCallback((state: SiteState) => hostNodeInputs(state, name), [name]),
  );
  const carried = new Set(hostNode?.guests.map((guest) => guest.id));
  const { isSelected } = useFocus();
  return (
    <section
      className="card host"
      aria-labelledby={id}
      data-tone={tone}
      data-selected={isSelected('host', name) || undefined}
    >
      <HostHead name={name} headId={id} />
      <HostLoads name={name} />
      {hostNode !== null && <HostNodeLine hostNode={hostNode} />}
      <div className="host-guests" data-joined={carried.size > 0 || undefined}>
        {guests.map((guest, rank) => (
          <GuestCard
            key={guest}
            id={guest}
            host={name}
            rank={rank}
            count={guests.length}
            carried={carried.has(guest)}
          />
        ))}
        {guests.length === 0 && <NoGuests name={name} />}
      </div>
    </section>
  );
});

function HostHead({ name, headId }: { readonly name: string; readonly headId: string }) {
  const text = useText();
  const { select } = useFocus();
  const configurations = useSitePart(
    useCallback((state: SiteState) => configurationsOf(state, name), [name]),
  );
  const kind = useSitePart(
    useCallback(({ records }: SiteState) => records.hosts.wordsOf(name)?.kind, [name]),
  );
  return (
    <header className="host-head">
      <h2 id={headId}>
        <button type="button" className="link" onClick={() => select({ kind: 'host', id: name })}>
          <Datum>{name}</Datum>
        </button>
      </h2>
      <span className="cap host-kind">
        {kind === 'esxi' && text('site.host.esxi')}
        {kind !== 'esxi' &&
          (configurations === ''
            ? text('site.host.kind')
            : text('site.host.configuration', { configurations }))}
      </span>
      <span className="grow" />
      <HostAge name={name} />
    </header>
  );
}

/** How old what the host says is; when it does not answer, why and for how long. */
function HostAge({ name }: { readonly name: string }) {
  const text = useText();
  const answers = useSteady(useCallback((state: SiteState) => answersOf(state, name), [name]));
  const answeredAt = useSiteReading(useCallback((state: SiteState) => answeredAtOf(state, name), [name]));
  if (answers.kind === 'nothing') return null;
  if (answers.kind === 'never') return <Badge tone="unknown">{text('hosts.neverAsked')}</Badge>;
  if (answers.kind === 'known') return <LiveAge at={answeredAt} className="cap num" />;
  return (
    <Badge tone="unknown" title={failureWord(text, answers.because)}>
      {failureWord(text, answers.because)} <Age at={answers.since} as="span" />
    </Badge>
  );
}

/** None where libvirt says so; who is not asked, or is silent, may have some. */
function NoGuests({ name }: { readonly name: string }) {
  const text = useText();
  const isKnown = useSitePart(
    useCallback(({ records }: SiteState) => records.hosts.wordsOf(name)?.libvirt.kind === 'known', [name]),
  );
  return <p className="cap">{text(isKnown ? 'site.host.noGuests' : 'hosts.guests.unknown')}</p>;
}

/** Whether libvirt answers there: without the times that move with every poll. */
function answersOf({ records }: SiteState, name: string) {
  const host = records.hosts.wordsOf(name);
  if (host === undefined) return { kind: 'nothing' } as const;
  if (host.kind === 'esxi') return { kind: 'never' } as const;
  const libvirt = host.libvirt.kind === 'known' ? undefined : records.hosts.get(name)?.libvirt;
  return libvirt?.kind === 'unknown' ? libvirt : ({ kind: 'known' } as const);
}

function answeredAtOf({ records }: SiteState, name: string): number | null {
  const libvirt = records.hosts.get(name)?.libvirt;
  return libvirt?.kind === 'known' ? libvirt.at : null;
}

const guestsOf = ({ records }: SiteState, name: string) => records.hosts.wordsOf(name)?.guests ?? [];

const toneOfHost = ({ records }: SiteState, name: string) =>
  TONE_OF[records.hosts.wordsOf(name)?.severity ?? 'unknown'];

/** The configurations of the clusters that have a node here. */
function configurationsOf({ records }: SiteState, name: string): string {
  const found = (records.hosts.wordsOf(name)?.guests ?? []).map((id) => {
    const cluster = records.guests.wordsOf(id)?.cluster ?? null;
    return cluster === null ? null : (records.clusters.wordsOf(cluster)?.configuration ?? null);
  });
  return [...new Set(found.filter((word) => word !== null))].sort().join(', ');
}
