import type { ReactNode } from 'react';
import type { Severity } from '../../../../shared/domain/severity.ts';
import { usePlaces } from '../../live/place.ts';
import type { View } from '../../live/place.ts';
import { SeverityPill } from '../../ui/SeverityPill.tsx';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly title: string;
  readonly severity: Severity;
  /** Where the object's own page is. */
  readonly view: View;
  readonly object: string;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

export function PanelHead({ title, severity, view, object, aside, children }: Props) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <section>
      <div className="row">
        <h2 className="side-title">{title}</h2>
        {aside}
        <span className="grow" />
        <SeverityPill severity={severity} />
      </div>
      <div className="cap side-sub">{children}</div>
      <a href={href({ view, object })}>{text('site.panel.open')}</a>
    </section>
  );
}
