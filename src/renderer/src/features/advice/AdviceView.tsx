import { useMemo } from 'react';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { findingParts } from '../../../../shared/text/finding-text.ts';
import { useSite } from '../../live/use-site.ts';
import { FindingWords } from '../../ui/FindingWords.tsx';
import { Empty, NotKnown } from '../../ui/Notice.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { groupAdvice } from './group-advice.ts';
import { spokenAdvice } from './spoken-advice.ts';
import { SubjectLink } from './SubjectLink.tsx';
import { UnreadList } from './UnreadList.tsx';
import { unreadOf } from './unread.ts';
import '../../ui/page.css';
import './advice.css';

/** The configuration of the site against the rules; and what of it could not be looked at. */
export function AdviceView() {
  const text = useText();
  const picture = useSite();
  const advice = useMemo(() => (picture === null ? [] : spokenAdvice(picture)), [picture]);
  const groups = useMemo(() => groupAdvice(text, advice), [text, advice]);
  const unread = useMemo(() => (picture === null ? [] : unreadOf(picture)), [picture]);
  if (picture === null) return null;
  return (
    <div className="page">
      <header>
        <div className="page-head">
          <h2>{text('advice.title')}</h2>
          {advice.length > 0 && <span className="cap num">{text('advice.count', { n: advice.length })}</span>}
        </div>
        <p className="dim">{text('advice.explain')}</p>
      </header>
      {groups.length === 0 && <Nothing complete={unread.length === 0} />}
      <ul className="advice-list">
        {groups.map((group) => (
          <Advice key={`${group[0].code} ${group[0].subject.id}`} group={group} />
        ))}
      </ul>
      {unread.length > 0 && <UnreadList unread={unread} />}
      {unread.length === 0 && groups.length > 0 && <p className="cap">{text('advice.complete')}</p>}
    </div>
  );
}

/** "Nothing to advise" is said only when everything was read. */
function Nothing({ complete }: { readonly complete: boolean }) {
  const text = useText();
  return complete ? (
    <Empty title={text('advice.nothing')}>
      <p>{text('advice.nothing.explain')}</p>
    </Empty>
  ) : (
    <NotKnown title={text('advice.nothingYet')}>
      <p>{text('advice.nothingYet.explain')}</p>
    </NotKnown>
  );
}

function Advice({ group }: { readonly group: readonly [Finding, ...Finding[]] }) {
  const text = useText();
  return (
    <li className="card advice">
      <ul>
        {group.map((finding, index) => (
          <li key={`${finding.subject.kind} ${finding.subject.id} ${index}`} className="advice-title">
            <h3>
              <Rich parts={findingParts(text, finding)} />
            </h3>
            <span className="cap">
              {text('advice.about')}: <SubjectLink subject={finding.subject} />
            </span>
          </li>
        ))}
      </ul>
      <FindingWords finding={group[0]} />
    </li>
  );
}
