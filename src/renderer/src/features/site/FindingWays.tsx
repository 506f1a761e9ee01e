import type { Finding } from '../../../../shared/domain/finding.ts';
import { usePlaces, useMoment } from '../../live/place.ts';
import { recoveryPlace } from '../../live/recovery-place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { CountdownLine } from '../../ui/CountdownLine.tsx';
import { useText } from '../../ui/text-context.ts';
import './finding-ways.css';

interface Props {
  readonly finding: Finding;
}

/** The way to the guided operation for what was found; nothing in review, where nothing can be done. */
export function FindingProcedure({ finding }: Props) {
  const text = useText();
  const { href } = usePlaces();
  const { moment } = useMoment();
  const place = moment === 'now' ? recoveryPlace(finding) : null;
  if (place === null) return null;
  return (
    <a className="btn" data-kind="primary" href={href(place)}>
      {text('site.finding.procedure')}
    </a>
  );
}

/** What may still happen by itself, as the alert of the same thing counts it. */
export function FindingCountdown({ finding: { code, subject } }: Props) {
  const site = useSiteId();
  const { moment } = useMoment();
  const open = useTopic('alerts')?.open ?? [];
  const alert = open.find(
    (each) =>
      each.site === site &&
      each.code === code &&
      each.subject.kind === subject.kind &&
      each.subject.id === subject.id,
  );
  if (moment !== 'now' || alert === undefined || alert.countdown === null) return null;
  return <CountdownLine countdown={alert.countdown} />;
}
