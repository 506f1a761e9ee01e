import { memo, useCallback, useMemo } from 'react';
import type { StateChange } from '../../../../shared/contract/history.ts';
import type { Finding, Subject } from '../../../../shared/domain/finding.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useMoment } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { ChangeList } from '../../ui/ChangeList.tsx';
import { useFormat } from '../../ui/format.ts';
import { useFromNow } from '../../ui/now.ts';
import { useText } from '../../ui/text-context.ts';
import { drawnSpans } from './drawn-spans.ts';
import { LANES, lanesOf, type Lane, type LaneSpan } from './lanes.ts';
import { isNews } from './recent-changes.ts';
import { useRecentChanges } from './use-recent-changes.ts';
import { useSameItems, useSteady } from '../../live/use-steady.ts';

const WINDOW_MS = 30 * 60_000;
const LISTED = 6;
/** The lanes' right edge moves in steps of a pixel or so, not with every second. */
const STEP_MS = 5000;

const NO_FINDINGS: readonly Finding[] = [];
const findingsIn = (state: SiteState): readonly Finding[] =>
  state.kind === 'ready' ? state.picture.findings : NO_FINDINGS;

/** What changed in the half hour before the moment on the screen. */
export function SiteLanes() {
  const text = useText();
  const format = useFormat();
  const { moment } = useMoment();
  const present = useFromNow(stepOf);
  const to = moment === 'now' ? present : moment;
  const asking = useRecentChanges(WINDOW_MS);
  const range = text('site.lanes.range', { from: format.time(to - WINDOW_MS), to: format.time(to) });
  return (
    <Card
      className="lanes-card"
      title={text('site.lanes')}
      aside={
        <>
          <span className="grow" />
          <span className="cap num">
            {range} {format.zone(to)}
          </span>
        </>
      }
    >
      <AskGate question={asking}>{(changes) => <Lanes changes={changes} to={to} />}</AskGate>
    </Card>
  );
}

const NO_SPANS: readonly LaneSpan[] = [];

/** The names of the guests that these changes are about, by their ids. */
const guestNames = ({ records }: SiteState, changes: readonly StateChange[]): Record<string, string> =>
  Object.fromEntries(
    changes.flatMap(({ subject: { kind, id } }) => {
      const name = kind === 'guest' ? records.guests.wordsOf(id)?.name : undefined;
      return name === undefined ? [] : [[id, name]];
    }),
  );

const stepOf = (now: number): number => Math.ceil(now / STEP_MS) * STEP_MS;

interface LanesProps {
  readonly changes: readonly StateChange[];
  readonly to: number;
}

function Lanes({ changes: all, to }: LanesProps) {
  const text = useText();
  // Some may have left the window since they were asked for.
  const changes = useMemo(() => all.filter(({ at }) => at >= to - WINDOW_MS), [all, to]);
  const findings = useSitePart(findingsIn);
  const lanes = useMemo(
    () => lanesOf(changes, findings, { from: to - WINDOW_MS, to }),
    [changes, findings, to],
  );
  const newest = useMemo(() => changes.filter(isNews).toSorted((a, b) => b.at - a.at), [changes]);
  const listed = useSameItems(newest.slice(0, LISTED));
  const names = useSteady(useCallback((state: SiteState) => guestNames(state, listed), [listed]));
  const nameOf = useCallback(({ id }: Subject): string => names[id] ?? id, [names]);
  return (
    <>
      {LANES.map((lane) => (
        <LaneRow key={lane} lane={lane} spans={lanes.get(lane) ?? NO_SPANS} />
      ))}
      <div className="lanes-list">
        {newest.length === 0 ? (
          <p className="cap">{text('site.changes.none')}</p>
        ) : (
          <ChangeList label={text('site.changes.label')} changes={listed} nameOf={nameOf} />
        )}
        {newest.length > LISTED && (
          <p className="cap">{text('site.changes.more', { n: newest.length - LISTED })}</p>
        )}
      </div>
    </>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly spans: readonly LaneSpan[];
}

const LaneRow = memo(function LaneRow({ lane, spans }: LaneRowProps) {
  const text = useText();
  const name = text(`site.lane.${lane}`);
  return (
    <div className="lane">
      <span className="cap" aria-hidden="true">
        {name}
      </span>
      <div
        className="lane-track"
        role="img"
        aria-label={text('site.lane.label', { lane: name, changes: spans.length })}
      >
        {drawnSpans(spans).map(({ from, to, kind }, index) => (
          <span
            key={index}
            className="lane-span"
            data-kind={kind}
            style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
});
