import type { Attention } from '../live/open-operations.ts';
import { OpenedTitle } from '../features/operations/OpenedTitle.tsx';
import { debtParts } from '../../../shared/text/debt-text.ts';
import { stepText } from '../../../shared/text/plan-text.ts';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { Age } from '../ui/Age.tsx';
import { Rich } from '../ui/Rich.tsx';
import { OperationTitle } from '../ui/OperationTitle.tsx';
import { useText } from '../ui/text-context.ts';
import { Time } from '../ui/Time.tsx';

/** What it is, in words; the site is named where another one is on the screen. */
export function AttentionWords({ attention }: { readonly attention: Attention }) {
  switch (attention.kind) {
    case 'waits':
      return <Waits {...attention} />;
    case 'interrupted':
      return <Interrupted {...attention} />;
    case 'debt':
      return <Debt {...attention} />;
  }
}

function Waits({ run, step }: Extract<Attention, { kind: 'waits' }>) {
  const text = useText();
  return (
    <span>
      <OperationTitle of={run} />
      {' – '}
      {text('attention.waits')} ({text(`run.state.${step.state}`)}): {stepText(text, step)}
      <OnSite site={run.site} />
    </span>
  );
}

function Interrupted({ summary }: Extract<Attention, { kind: 'interrupted' }>) {
  const text = useText();
  return (
    <span>
      <OpenedTitle opened={summary.opened} />
      {' – '}
      {text('attention.interrupted')}
      <OnSite site={summary.opened.site} />
    </span>
  );
}

function Debt({ debt, run }: Extract<Attention, { kind: 'debt' }>) {
  const text = useText();
  const { since, site } = debt;
  return (
    <span className="num">
      <Rich parts={debtParts(text, debt)} /> {text('ops.debt.since')} <Time at={since} /> (
      <Age at={since} as="span" />)
      {run !== null && (
        <>
          {' – '}
          {text('ops.debt.run')}
        </>
      )}
      <OnSite site={site} />
    </span>
  );
}

function OnSite({ site }: { readonly site: string }) {
  const text = useText();
  const { place } = usePlaces();
  const sites = useTopic('sites') ?? [];
  if (place.site === null || place.site === site) return null;
  const name = sites.find(({ id }) => id === site)?.name ?? site;
  return <> {text('attention.site', { site: name })}</>;
}
