import type { SeriesSubject } from '../../../shared/contract/history.ts';
import { useMoment } from '../live/place.ts';
import { useAsk } from '../live/use-ask.ts';
import { useSiteId } from '../live/use-site.ts';
import { Sparkline } from '../charts/Sparkline.tsx';

const WINDOW_MS = 30 * 60_000;
const POINTS = 60;
const REFRESH_MS = 15_000;
const NOTHING: readonly null[] = [];

interface Props {
  readonly subject: SeriesSubject;
  /** What a person reads instead of the picture. */
  readonly label: string;
  readonly capacity: number | null;
}

/** The CPU of a host or guest in its row; asked for only while the row is on the screen. */
export function CpuSpark({ subject, label, capacity }: Props) {
  const site = useSiteId();
  const { moment } = useMoment();
  const asking = useAsk(
    'history.series',
    { site, moment, subject, metrics: ['cpu'], windowMs: WINDOW_MS, maxPoints: POINTS },
    { refreshMs: REFRESH_MS },
  );
  const values = asking.kind === 'answer' ? (asking.value.metrics[0]?.mean ?? NOTHING) : NOTHING;
  return <Sparkline label={label} values={values} capacity={capacity} />;
}
