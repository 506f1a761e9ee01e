import { memo, useCallback, useMemo } from 'react';
import type { Severity } from '../../../../shared/domain/severity.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { ToneIcon } from '../../ui/ToneIcon.tsx';
import { useFocus } from './focus.ts';
import { heatOf } from './host-groups.ts';

/** One small square a host: ink for its load, a tone with its shape for the worst on it. */
export function HeatGrid({ names }: { readonly names: readonly string[] }) {
  const text = useText();
  return (
    <section className="card heat-card" aria-label={text('site.heat.grid')}>
      <p className="cap">{text('site.heat.legend')}</p>
      <HeatCells names={names} />
    </section>
  );
}

export function HeatCells({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="heat">
      {names.map((name) => (
        <HeatCell key={name} name={name} />
      ))}
    </ul>
  );
}

/** Shares are told apart in steps of this size, so that a sample that hardly differs draws nothing. */
const STEP = 0.05;

const worstOn = ({ records }: SiteState, name: string): Severity => heatOf(records, name)?.worst ?? 'unknown';

function shareOf({ records }: SiteState, name: string): number | null {
  const share = heatOf(records, name)?.share ?? null;
  return share === null ? null : Math.round(share / STEP) * STEP;
}

const HeatCell = memo(function HeatCell({ name }: { readonly name: string }) {
  const text = useText();
  const format = useFormat();
  const { isSelected, select } = useFocus();
  const worst = useSitePart(useCallback((state: SiteState) => worstOn(state, name), [name]));
  const share = useSitePart(useCallback((state: SiteState) => shareOf(state, name), [name]));
  const load = share === null ? text('word.notMeasured') : format.percent(share);
  // Not scaled: each transform is a piece of its own to put together in every frame.
  const ink = useMemo(
    () => ({ backgroundSize: `100% ${Math.round(Math.min(1, share ?? 0) * 100)}%` }),
    [share],
  );
  const label = text('site.heat.cell', { host: name, severity: text(`severity.${worst}`), load });
  return (
    <li>
      <button
        type="button"
        className="heat-cell"
        data-tone={TONE_OF[worst]}
        data-unmeasured={share === null || undefined}
        aria-pressed={isSelected('host', name)}
        aria-label={label}
        title={label}
        onClick={() => select({ kind: 'host', id: name })}
      >
        <span className="heat-ink" style={ink} />
        <ToneIcon tone={TONE_OF[worst]} size={11} />
        <Datum className="heat-name">{name}</Datum>
      </button>
    </li>
  );
});
