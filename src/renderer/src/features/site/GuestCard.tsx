import { memo, useCallback, useMemo } from 'react';
import type { Text } from '../../../../shared/text/text.ts';
import { failureWord } from '../../../../shared/text/failure-text.ts';
import { ShadeMark } from '../../charts/ShadeMark.tsx';
import type { SiteState } from '../../live/site-source.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { ClaimBadge } from '../../ui/ClaimBadge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat, type Format } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { useWrittenText } from '../../ui/written-text.ts';
import type { Doubt } from './doubt.ts';
import { guestCardFacts, guestCardInputs, type GuestCardFacts } from './guest-card.ts';
import { useFocus } from './focus.ts';
import { onceASample } from './once-a-sample.ts';
import { useSiteReading } from '../../live/use-site.ts';
import { useSteady } from '../../live/use-steady.ts';

interface Props {
  readonly id: string;
  readonly host: string;
  readonly rank: number;
  readonly count: number;
  /** It is a node that goes down with the host's own node: joined to it by a line. */
  readonly carried: boolean;
}

/** A guest on its host: mark, name, cluster, cores, the layers' words. Renders again only when a word changes. */
export const GuestCard = memo(function GuestCard({ id, host, rank, count, carried }: Props) {
  const text = useText();
  const derive = useCallback((state: SiteState) => guestCardFacts(state, id, host), [id, host]);
  const inputs = useCallback((state: SiteState) => guestCardInputs(state, id), [id]);
  const facts = useSteady(derive, inputs);
  const { isSelected, highlighted, select } = useFocus();
  if (facts === null)
    return (
      <div className="guest" data-tone="unknown">
        <Datum>{id}</Datum> <Badge tone="unknown">{text('site.guest.noRecord')}</Badge>
      </div>
    );
  const faint = highlighted !== null && facts.cluster !== highlighted && facts.tone === 'quiet';
  return (
    <button
      type="button"
      className="guest"
      data-guest={id}
      data-carried={carried || undefined}
      data-tone={facts.tone}
      data-plain={(facts.claims.length === 0 && facts.domain === null) || undefined}
      data-faint={faint || undefined}
      aria-pressed={isSelected('guest', id)}
      onClick={() => select({ kind: 'guest', id })}
    >
      <span className="guest-line">
        <ShadeMark rank={rank} count={count} />
        <Datum className="guest-name">{facts.name}</Datum>
        <span className="cap">
          {facts.cluster === null ? text('site.guest.noCluster') : <Datum>{facts.cluster}</Datum>}
        </span>
        <span className="grow" />
        {facts.doubt === null ? <Cores id={id} /> : <UnknownFor doubt={facts.doubt} />}
      </span>
      <Words facts={facts} />
    </button>
  );
});

function Words({ facts }: { readonly facts: GuestCardFacts }) {
  const text = useText();
  return (
    <span className="guest-line guest-words">
      {facts.domain !== null && (
        <Badge tone={facts.domain.tone} shape="hidden">
          <Datum>{facts.domain.word}</Datum>
        </Badge>
      )}
      {facts.claims.map((claim) => (
        <ClaimBadge key={claim.layer} claim={claim} room={claim.layer === 'CF' ? 'wide' : 'tight'} />
      ))}
      <span className="cap guest-note">
        {facts.doubt !== null ? (
          failureWord(text, facts.doubt.because)
        ) : facts.isNode ? (
          <Datum>{facts.applications.join(', ')}</Datum>
        ) : (
          text('site.guest.notNode')
        )}
      </span>
    </span>
  );
}

/** Written by itself, so that a new sample touches one word and not the card. */
function Cores({ id }: { readonly id: string }) {
  const format = useFormat();
  const text = useText();
  const words = useMemo(() => coresOf(id, text, format), [id, text, format]);
  return <span {...useWrittenText(useSiteReading(words))} className="cap num guest-cores" />;
}

const coresOf = (id: string, text: Text, format: Format): ((state: SiteState) => string) =>
  onceASample(
    ({ records }) => records.guests.get(id)?.load ?? null,
    (load) => (load === null ? text('word.notMeasured') : format.cores(load.cpu)),
  );

function UnknownFor({ doubt }: { readonly doubt: Doubt }) {
  const text = useText();
  return (
    <Badge tone="unknown" shape="hidden">
      {text('site.guest.unknownFor')} <Age at={doubt.since} as="span" />
    </Badge>
  );
}
