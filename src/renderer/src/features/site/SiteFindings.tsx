import { useState } from 'react';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { findingParts, findingText } from '../../../../shared/text/finding-text.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { spokenFindings } from '../../ui/spoken-findings.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { ToneIcon } from '../../ui/ToneIcon.tsx';
import { FindingCountdown, FindingProcedure } from './FindingWays.tsx';
import { DomainLine } from './DomainLine.tsx';
import { useFocus } from './focus.ts';
import { selectionOf } from './subject-selection.ts';

/** So many are read at a glance; the rest waits behind a button. */
const FIRST = 2;
const NONE: readonly Finding[] = [];

const findingsIn = (state: SiteState): readonly Finding[] =>
  state.kind === 'ready' ? spokenFindings(state.picture.findings) : NONE;

/** What needs a person, worst first, each as one sentence. */
export function SiteFindings() {
  const text = useText();
  const findings = useSitePart(findingsIn);
  const [open, setOpen] = useState(false);
  if (findings.length === 0) return null;
  const shown = open ? findings : findings.slice(0, FIRST);
  const more = findings.length - FIRST;
  return (
    <section className="findings" aria-label={text('site.findings')}>
      <ul>
        {shown.map((finding, index) => (
          <Cause
            key={`${finding.code} ${finding.subject.id} ${index}`}
            finding={finding}
            first={index === 0}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button kind="quiet" className="findings-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text('site.finding.fewer') : text('site.finding.more', { n: more })}
        </Button>
      )}
    </section>
  );
}

function Cause({ finding, first }: { readonly finding: Finding; readonly first: boolean }) {
  const text = useText();
  const { select } = useFocus();
  const tone = TONE_OF[finding.severity];
  const target = useSitePart(({ records }) => selectionOf(records, finding.subject));
  return (
    <li className="card cause" data-tone={tone} data-first={first || undefined}>
      <ToneIcon tone={tone} size={first ? 20 : 15} />
      <div>
        <span className="sr-only">{text(`severity.${finding.severity}`)}: </span>
        <Rich parts={findingParts(text, finding)} />
        {finding.since !== null && (
          <>
            , {text('site.finding.since')} <Time at={finding.since} />{' '}
            <span className="cap num">
              (<Age at={finding.since} as="span" />)
            </span>
          </>
        )}
        {first && <DomainLine subject={finding.subject} />}
        {first && <FindingCountdown finding={finding} />}
      </div>
      <div className="cause-ways">
        {first && <FindingProcedure finding={finding} />}
        {target !== null && (
          <Button
            kind={first ? 'plain' : 'quiet'}
            aria-label={text('site.finding.showOf', { what: findingText(text, finding) })}
            onClick={() => select(target)}
          >
            {text('site.finding.show')}
          </Button>
        )}
      </div>
    </li>
  );
}
