import { useMemo } from 'react';
import type { HostLoads as Loads } from '../../../../shared/contract/history.ts';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import type { Text } from '../../../../shared/text/text.ts';
import { hostNameSchema } from '../../../../shared/domain/names.ts';
import { LoadGraph } from '../../charts/LoadGraph.tsx';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useHost, useSiteId } from '../../live/use-site.ts';
import { useFormat, type Format } from '../../ui/format.ts';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';

const WINDOW_MS = 15 * 60_000;
/** As wide on the screen as they are points: three pixels or so. */
const POINTS = 60;
/** A point's worth: sooner there is nothing new to draw. */
const REFRESH_MS = WINDOW_MS / POINTS;

/** CPU and memory of a host over the last quarter of an hour, by guest. Asked for only while it is mounted. */
export function HostLoads({ name }: { readonly name: string }) {
  const site = useSiteId();
  const { moment } = useMoment();
  const host = useHost(name);
  const asking = useAsk(
    'site.loads',
    { site, moment, hosts: [hostNameSchema.parse(name)], windowMs: WINDOW_MS, maxPoints: POINTS },
    { refreshMs: REFRESH_MS },
  );
  const answer = asking.kind === 'answer' ? asking.value : null;
  const loads = answer?.hosts[0] ?? null;
  const since = host?.libvirt.kind === 'unknown' ? host.libvirt.since : null;
  const share = since === null || answer === null ? Number(since !== null) : unknownShare(since, answer);
  return (
    <>
      <Row kind="cpu" host={host} loads={loads} unknownShare={share} />
      <Row kind="memory" host={host} loads={loads} unknownShare={share} />
    </>
  );
}

const unknownShare = (since: number, { from, to }: { readonly from: number; readonly to: number }): number =>
  Math.min(1, Math.max(0, (to - since) / (to - from)));

const HEIGHT = { cpu: 46, memory: 30 } as const;

interface RowProps {
  readonly kind: 'cpu' | 'memory';
  readonly host: HostRecord | null;
  readonly loads: Loads | null;
  readonly unknownShare: number;
}

function Row({ kind, host, loads, unknownShare }: RowProps) {
  const text = useText();
  const format = useFormat();
  const guests = host?.guests ?? NO_GUESTS;
  const layers = useMemo(() => layersOf(guests, loads, kind), [guests, loads, kind]);
  const words = loadWords(format, kind, host?.load ?? null);
  return (
    <div className="load">
      <span className="cap">{text(`site.host.${kind}`)}</span>
      <LoadGraph
        label={labelOf(text, kind, host, words)}
        whole={loads?.[kind] ?? NOTHING}
        layers={layers}
        capacity={capacityOf(kind, host, loads)}
        unknownShare={unknownShare}
        height={HEIGHT[kind]}
      />
      <span className="load-words cap num">
        {words === null ? text('word.notMeasured') : <Rich parts={text.parts('site.load.of', words)} />}
      </span>
    </div>
  );
}

const TOTAL = { cpu: 'cpuTotal', memory: 'memoryTotal' } as const;
const capacityOf = (kind: RowProps['kind'], host: HostRecord | null, loads: Loads | null): number | null =>
  loads?.[TOTAL[kind]] ?? host?.load?.[TOTAL[kind]] ?? null;

const NO_GUESTS: readonly string[] = [];

type LoadWords = Readonly<Record<'used' | 'total', string>> | null;

function labelOf(text: Text, kind: RowProps['kind'], host: HostRecord | null, words: LoadWords): string {
  const name = host?.name ?? '';
  if (words === null) return text('site.load.unknownLabel', { host: name });
  const minutes = WINDOW_MS / 60_000;
  return text(`site.load.${kind}Label`, { host: name, minutes, ...words });
}

const NOTHING: readonly null[] = [];

/** In the order of the marks; a guest without samples is an empty layer, so that the shades stay. */
function layersOf(guests: readonly string[], loads: Loads | null, kind: 'cpu' | 'memory') {
  const byId = new Map(loads?.guests.map((guest) => [String(guest.guest), guest[kind]]));
  return guests.map((id) => byId.get(id) ?? NOTHING);
}

function loadWords(format: Format, kind: RowProps['kind'], load: HostRecord['load']): LoadWords {
  if (load === null) return null;
  return kind === 'cpu'
    ? { used: format.number(load.cpu), total: format.cores(load.cpuTotal) }
    : { used: format.bytes(load.memory), total: format.bytes(load.memoryTotal) };
}
