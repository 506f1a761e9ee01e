import type { SiteEntry } from '../../../shared/contract/setup.ts';
import { operationTitle } from '../../../shared/text/plan-text.ts';
import { goingOn } from '../live/open-operations.ts';
import { operationPlace } from '../live/operation-place.ts';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { useStanding } from '../live/use-standing.ts';
import { Rich } from '../ui/Rich.tsx';
import { useText } from '../ui/text-context.ts';
import { useArmed } from './armed-time.ts';

/** In the status bar: who looks with which rights, what is owed to the site, what runs on it. */
export function OperationItems({ entry }: { readonly entry: SiteEntry }) {
  return (
    <>
      <RoleItem entry={entry} />
      <DebtItem entry={entry} />
      <RunningItem />
    </>
  );
}

function RoleItem({ entry }: { readonly entry: SiteEntry }) {
  const text = useText();
  const standing = useStanding(entry.id);
  const armed = useArmed(entry.id);
  if (standing === null) return null;
  const isArmed = standing.protection === 'protected' && armed !== null;
  return (
    <span data-tone={isArmed ? 'critical' : undefined}>
      <span>
        <Rich parts={text.parts(`frame.role.${standing.role}`, { person: standing.person })} />
      </span>
      {' · '}
      {text(isArmed ? 'frame.armed.status' : `frame.protection.${standing.protection}`)}
    </span>
  );
}

function DebtItem({ entry }: { readonly entry: SiteEntry }) {
  const text = useText();
  const { href } = usePlaces();
  const operations = useTopic('operations');
  // Not known is not none.
  if (operations === null) return null;
  const n = operations.debts.filter(({ site }) => site === entry.id).length;
  return (
    <a
      className="status-alerts"
      data-tone={n === 0 ? undefined : 'critical'}
      href={href({ view: 'operations', moment: 'now' })}
    >
      <Rich parts={text.parts('status.debts', { n })} />
    </a>
  );
}

/** Of any site: what runs is never out of sight. */
function RunningItem() {
  const text = useText();
  const { href } = usePlaces();
  const operations = useTopic('operations');
  const [run] = operations === null ? [] : goingOn(operations);
  if (run === undefined) return null;
  const words = text('status.running', { title: operationTitle(text, run) });
  const to = href({ ...operationPlace(run.operation), site: run.site });
  return (
    <a className="status-running" title={words} href={to}>
      {words}
    </a>
  );
}
