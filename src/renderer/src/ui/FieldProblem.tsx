import type { FileProblem } from '../../../shared/domain/file-problem.ts';
import { fileTroubleText } from '../../../shared/text/file-problem-text.ts';
import { Datum } from './Datum.tsx';
import { useText } from './text-context.ts';

/** Which field of a file is wrong, and how. */
export function FieldProblem({ problem: { field, problem } }: { readonly problem: FileProblem }) {
  const text = useText();
  return (
    <>
      <b>
        <Datum className="mono">{field}</Datum>
      </b>{' '}
      {fileTroubleText(text, problem)}
    </>
  );
}
