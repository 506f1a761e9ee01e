import { memo } from 'react';
import type { StateChange } from '../../../shared/contract/history.ts';
import type { Subject } from '../../../shared/domain/finding.ts';
import { changeParts, changeSource } from './change-text.ts';
import { Rich } from './Rich.tsx';
import { useText } from './text-context.ts';
import { Time } from './Time.tsx';
import './change-list.css';

interface Props {
  readonly changes: readonly StateChange[];
  /** The subject's name as a person knows it: a guest's name for its UUID. */
  readonly nameOf: (subject: Subject) => string;
  readonly label: string;
}

/** What changed, newest first: when, what, and which command said so. `changes` and `nameOf` keep their identity. */
export const ChangeList = memo(function ChangeList({ changes, nameOf, label }: Props) {
  const text = useText();
  return (
    <ol className="changes" aria-label={label}>
      {changes.map((change, index) => {
        const name = nameOf(change.subject);
        return (
          <li key={`${change.at} ${index}`} data-unknown={change.because !== null || undefined}>
            <Time at={change.at} className="num cap" />
            <span>
              <Rich parts={changeParts(text, change, name)} />
            </span>
            <span className="cap">{changeSource(text, change, name)}</span>
          </li>
        );
      })}
    </ol>
  );
});
