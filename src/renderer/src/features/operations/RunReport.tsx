import { useEffect, useRef, useState } from 'react';
import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { RecordFold } from './RecordFold.tsx';
import { RunClosed } from './RunClosed.tsx';
import { RunHead } from './RunHead.tsx';
import { RunNotices } from './RunNotices.tsx';
import { RunStepDetail } from './RunStepDetail.tsx';
import { RunStepList } from './RunStepList.tsx';
import { currentStep } from './run-steps.ts';

/** An operation of this core: where it stands, all steps, and one of them in full – by itself the one at work. */
export function RunReport({ run }: { readonly run: OperationRun }) {
  const current = currentStep(run)?.id ?? null;
  const [chosen, choose] = useState<{ readonly step: string; readonly at: string | null } | null>(null);
  // A choice ends when the operation moves on: what happens now is shown again.
  const shownId = chosen?.at === current ? chosen.step : current;
  const shown = run.steps.find(({ id }) => id === shownId);
  return (
    <>
      <HeadWithFocus run={run} />
      <RunNotices run={run} />
      {run.closedAt !== null && <RunClosed run={run} closedAt={run.closedAt} />}
      <div className="run-columns">
        <RunStepList
          steps={run.steps}
          current={current}
          shown={shownId}
          onShow={(step) => choose({ step, at: current })}
        />
        {shown !== undefined && <RunStepDetail key={shown.id} run={run} step={shown} />}
      </div>
      <RecordFold run={run} />
    </>
  );
}

/** Whoever comes from a dialog that is gone starts at the title. */
function HeadWithFocus({ run }: { readonly run: OperationRun }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return <RunHead run={run} heading={heading} />;
}
