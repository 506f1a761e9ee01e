import { OctagonAlert } from 'lucide-react';
import type { FileProblem } from '../../../../shared/domain/file-problem.ts';
import { fileTroubleText } from '../../../../shared/text/file-problem-text.ts';
import { Datum } from '../../ui/Datum.tsx';
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
        {problems.map(({ line, field, problem }, index) => (
          <li key={index}>
            <OctagonAlert className="icon" size={13} aria-hidden />
            {line === null ? (
              <span className="dim">{text('settings.noLine')}</span>
            ) : (
              <button type="button" className="link" onClick={() => onJump(line)}>
                {text('settings.line', { line })}
              </button>
            )}
            <span>
              <b>
                <Datum className="mono">{field}</Datum>
              </b>{' '}
              {fileTroubleText(text, problem)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
