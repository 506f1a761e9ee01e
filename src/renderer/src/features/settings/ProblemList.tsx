import { OctagonAlert } from 'lucide-react';
import type { FileProblem } from '../../../../shared/domain/file-problem.ts';
import { FieldProblem } from '../../ui/FieldProblem.tsx';
import { useText } from '../../ui/text-context.ts';

interface ProblemListProps {
  readonly problems: readonly FileProblem[];
  readonly onJump: (line: number) => void;
}

/** What is wrong with the file: a click goes to the line. */
export function ProblemList({ problems, onJump }: ProblemListProps) {
  const text = useText();
  return (
    <section className="problems" role="alert" aria-label={text('settings.problemsTitle')}>
      <h3>{text('settings.problems', { n: problems.length })}</h3>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            <OctagonAlert className="icon" size={13} aria-hidden />
            <Line line={problem.line} onJump={onJump} />
            <span>
              <FieldProblem problem={problem} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line, onJump }: { readonly line: number | null; readonly onJump: (line: number) => void }) {
  const text = useText();
  if (line === null) return <span className="dim">{text('settings.noLine')}</span>;
  return (
    <button type="button" className="link" onClick={() => onJump(line)}>
      {text('settings.line', { line })}
    </button>
  );
}
