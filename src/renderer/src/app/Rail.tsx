import { useAlertCount } from '../live/open-alerts.ts';
import { attentionOf } from '../live/open-operations.ts';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { useText } from '../ui/text-context.ts';
import { TONE_OF } from '../ui/tone.ts';
import type { SiteChoice } from './site-choice.ts';
import { VIEW_ENTRIES } from './views.ts';

/** The views. Without a site only the settings can be opened. */
export function Rail({ choice }: { readonly choice: SiteChoice }) {
  const text = useText();
  const { place, href } = usePlaces();
  const shown = VIEW_ENTRIES.filter(
    ({ id }) => id !== 'rehearsal' && (choice.kind === 'site' || id === 'settings' || id === 'site'),
  );
  return (
    <nav className="rail" aria-label={text('rail.label')}>
      {shown.map(({ id, title, icon: Icon, digit }) => (
        <a
          key={id}
          href={href({ view: id })}
          aria-current={place.view === id ? 'page' : undefined}
          aria-keyshortcuts={digit ?? undefined}
        >
          <Icon className="icon" size={17} strokeWidth={1.75} aria-hidden />
          {text(title)}
          {id === 'alerts' && choice.kind === 'site' && <AlertBadge site={choice.entry.id} />}
          {id === 'operations' && <OperationBadge />}
        </a>
      ))}
    </nav>
  );
}

/** How many alerts want a person. The word goes with the number for readers. */
function AlertBadge({ site }: { readonly site: string }) {
  const text = useText();
  const count = useAlertCount(site);
  if (count === null || count.wanting === 0) return null;
  return (
    <span className="rail-badge" data-tone={TONE_OF[count.worst]}>
      <span aria-hidden translate="no">
        {count.wanting}
      </span>
      <span className="sr-only">, {text('rail.alerts.open', { n: count.wanting })}</span>
    </span>
  );
}

/** Operations that wait or were interrupted, and what is owed. */
function OperationBadge() {
  const text = useText();
  const operations = useTopic('operations');
  const n = operations === null ? 0 : attentionOf(operations).length;
  if (n === 0) return null;
  return (
    <span className="rail-badge" data-tone="warning">
      <span aria-hidden translate="no">
        {n}
      </span>
      <span className="sr-only">, {text('rail.operations.waiting', { n })}</span>
    </span>
  );
}
