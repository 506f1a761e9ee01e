import { useCallback, useId, useMemo } from 'react';
import type { HostLoads as Loads } from '../../../../shared/contract/history.ts';
import { hostNameSchema } from '../../../../shared/domain/names.ts';
import { LoadGraph } from '../../charts/LoadGraph.tsx';
import { useMoment } from '../../live/place.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSteady } from '../../live/use-steady.ts';
import { useSiteId, useSiteReading } from '../../live/use-site.ts';
import { useFormat } from '../../ui/format.ts';
import { LiveRich } from '../../ui/LiveRich.tsx';
import { useText } from '../../ui/text-context.ts';
import { loadFrame, loadWords, TOTAL, type LoadFrame, type LoadKind } from './load-words.ts';

const WINDOW_MS = 15 * 60_000;
/** As wide on the screen as they are points: three pixels or so. */
const POINTS = 60;
/** A point's worth: sooner there is nothing new to draw. */
const REFRESH_MS = WINDOW_MS / POINTS;

/** CPU and memory of a host over the last quarter of an hour, by guest. Asked for only while it is mounted. */
export function HostLoads({ name }: { readonly name: string }) {
  const site = useSiteId();
  const { moment } = useMoment();
  const frame = useSteady(
    useCallback((state: SiteState) => loadFrame(state, name), [name]),
    useCallback(({ records }: SiteState) => [records.hosts.get(name)], [name]),
  );
  const asking = useAsk(
    'site.loads',
    { site, moment, hosts: [hostNameSchema.parse(name)], windowMs: WINDOW_MS, maxPoints: POINTS },
    { refreshMs: REFRESH_MS },
  );
  const answer = asking.kind === 'answer' ? asking.value : null;
  const loads = answer?.hosts[0] ?? null;
  const { unknownSince: since } = frame;
  const share = since === null || answer === null ? Number(since !== null) : unknownShare(since, answer);
  return (
    <>
      <Row kind="cpu" name={name} frame={frame} loads={loads} unknownShare={share} />
      <Row kind="memory" name={name} frame={frame} loads={loads} unknownShare={share} />
    </>
  );
}

const unknownShare = (since: number, { from, to }: { readonly from: number; readonly to: number }): number =>
  Math.min(1, Math.max(0, (to - since) / (to - from)));

const HEIGHT = { cpu: 46, memory: 30 } as const;

interface RowProps {
  readonly kind: LoadKind;
  readonly name: string;
  readonly frame: LoadFrame;
  readonly loads: Loads | null;
  readonly unknownShare: number;
}

function Row({ kind, name, frame, loads, unknownShare }: RowProps) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const layers = useMemo(() => layersOf(frame.guests, loads, kind), [frame.guests, loads, kind]);
  const words = useSiteReading(
    useMemo(() => loadWords(name, kind, { text, format }), [name, kind, text, format]),
  );
  return (
    <div className="load">
      <span className="cap">{text(`site.host.${kind}`)}</span>
      <LoadGraph
        label={text(`site.load.${kind}Label`, { host: name, minutes: WINDOW_MS / 60_000 })}
        describedBy={id}
        whole={loads?.[kind] ?? NOTHING}
        layers={layers}
        capacity={loads?.[TOTAL[kind]] ?? frame[kind]}
        unknownShare={unknownShare}
        height={HEIGHT[kind]}
      />
      <span id={id} className="load-words cap num">
        <LiveRich parts={words} />
      </span>
    </div>
  );
}

const NOTHING: readonly null[] = [];

/** In the order of the marks; a guest without samples is an empty layer, so that the shades stay. */
function layersOf(guests: readonly string[], loads: Loads | null, kind: LoadKind) {
  const byId = new Map(loads?.guests.map((guest) => [String(guest.guest), guest[kind]]));
  return guests.map((id) => byId.get(id) ?? NOTHING);
}
