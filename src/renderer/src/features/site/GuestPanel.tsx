import type { GuestRecord, Placement } from '../../../../shared/domain/site-picture.ts';
import { failureText } from '../../../../shared/text/failure-text.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { findingsOf, indexFindings } from '../../ui/finding-tone.ts';
import { useFormat } from '../../ui/format.ts';
import { spokenFindings } from '../../ui/spoken-findings.ts';
import { useText } from '../../ui/text-context.ts';
import { FindingLines } from './PanelFindings.tsx';
import { PanelHead } from './PanelHead.tsx';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { useCallback } from 'react';

const NONE: readonly Finding[] = [];

export function GuestPanel({ guest }: { readonly guest: GuestRecord }) {
  const text = useText();
  const format = useFormat();
  const findings = useSitePart(
    useCallback(
      (state: SiteState) =>
        state.kind === 'ready'
          ? findingsOf(indexFindings(spokenFindings(state.picture.findings)), 'guest', guest.id)
          : NONE,
      [guest.id],
    ),
  );
  const { load } = guest;
  return (
    <>
      <PanelHead
        title={text('site.panel.guest', { guest: guest.name })}
        severity={guest.severity}
        view="guests"
        object={guest.id}
      >
        {load === null ? (
          text('word.notMeasured')
        ) : (
          <span className="num">
            {format.cores(load.cpu)} · {format.bytes(load.memory)} · <Age at={load.at} />
          </span>
        )}
      </PanelHead>
      <section>
        <h2>{text('site.panel.runsOn')}</h2>
        <ul>
          {guest.placements.map((placement) => (
            <li key={placement.host} className="placement">
              <PlacementLine placement={placement} />
            </li>
          ))}
        </ul>
        {findings.length > 0 && <FindingLines findings={findings} />}
      </section>
    </>
  );
}

function PlacementLine({ placement: { host, standing } }: { readonly placement: Placement }) {
  const text = useText();
  return (
    <>
      <Datum>{host}</Datum>
      <span className="grow" />
      {standing.kind === 'known' ? (
        <>
          <Datum>
            {standing.value.state} ({standing.value.reason})
          </Datum>
          <Age at={standing.at} className="cap num" />
        </>
      ) : (
        <>
          <Badge tone="unknown">
            {text('word.unknown')} <Age at={standing.since} as="span" />
          </Badge>
          <span className="cap">{failureText(text, standing.because)}</span>
        </>
      )}
    </>
  );
}
