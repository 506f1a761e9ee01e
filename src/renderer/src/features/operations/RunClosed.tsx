import { Check, CircleSlash, OctagonAlert } from 'lucide-react';
import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { followsOf } from './follows.ts';
import { WaysOn } from './WaysOn.tsx';

const TONES = {
  done: 'good',
  refused: 'warning',
  failed: 'critical',
  cancelled: 'warning',
  'interrupted-closed': 'warning',
} as const;
const SHAPES = { good: Check, warning: CircleSlash, critical: OctagonAlert };

/** How it ended, what was not seen of it, and where to go from here. */
export function RunClosed({ run, closedAt }: { readonly run: OperationRun; readonly closedAt: number }) {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  const outcome = run.outcome ?? 'failed';
  const failed = run.steps.filter(({ state }) => state === 'failed');
  const notMet = run.steps.filter(({ state }) => state === 'not-met');
  const isPartly = outcome === 'done' && notMet.length > 0;
  const tone = isPartly ? 'warning' : TONES[outcome];
  const Shape = SHAPES[tone];
  return (
    <section className="card run-closed" data-tone={tone} role="status">
      <Shape className="icon" size={20} aria-hidden />
      <div>
        <p>
          <b>{text(isPartly ? 'run.closed.partly' : `run.outcome.${outcome}`)}</b>{' '}
          <span className="cap num">
            {text('run.closed.took', { span: format.span(closedAt - run.openedAt) })}
          </span>
        </p>
        {failed.map((step) => (
          <p key={step.id}>{text('run.closed.failed', { step: stepText(text, step) })}</p>
        ))}
        {notMet.map((step) => (
          <p key={step.id}>{text('run.closed.notMet', { step: stepText(text, step) })}</p>
        ))}
        <WaysOn title={text('run.follows')} requests={followsOf(run)} />
      </div>
      <span className="grow" />
      {outcome !== 'done' && (
        <a className="btn" href={href(planPlace(run.request))}>
          {text('run.again')}
        </a>
      )}
      {'host' in run.request ? (
        <a className="btn" href={href({ view: 'hosts', object: run.request.host })}>
          {text('run.toHost', { host: run.request.host })}
        </a>
      ) : (
        <a className="btn" href={href({ view: 'clusters', object: run.cluster })}>
          {text('run.toCluster', { cluster: run.cluster })}
        </a>
      )}
    </section>
  );
}
