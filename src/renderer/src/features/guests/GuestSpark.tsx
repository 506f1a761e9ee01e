import type { GuestRecord } from '../../../../shared/domain/site-picture.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

const WINDOW_MS = 30 * 60_000;
const POINTS = 60;
const REFRESH_MS = 15_000;

/** A guest's CPU in its row; asked for only while the row is on the screen. */
export function GuestSpark({ guest: { id, name, load } }: { readonly guest: GuestRecord }) {
  const text = useText();
  const format = useFormat();
  const site = useSiteId();
  const { moment } = useMoment();
  const asking = useAsk(
    'history.series',
    {
      site,
      moment,
      subject: { kind: 'guest', id },
      metrics: ['cpu'],
      windowMs: WINDOW_MS,
      maxPoints: POINTS,
    },
    { refreshMs: REFRESH_MS },
  );
  const values = asking.kind === 'answer' ? (asking.value.metrics[0]?.mean ?? NOTHING) : NOTHING;
  const label =
    load === null
      ? text('guests.graphUnknown', { guest: name })
      : text('guests.graph', { guest: name, used: format.cores(load.cpu) });
  return <Sparkline label={label} values={values} capacity={load?.cpuTotal ?? null} />;
}

const NOTHING: readonly null[] = [];
