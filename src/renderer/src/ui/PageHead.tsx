import type { ReactNode } from 'react';
import type { Severity } from '../../../shared/domain/severity.ts';
import { Datum } from './Datum.tsx';
import { SeverityPill } from './SeverityPill.tsx';
import './page.css';

interface Props {
  /** The list that the object is in. */
  readonly listTitle: string;
  readonly listHref: string;
  readonly name: string;
  readonly severity: Severity;
  readonly children?: ReactNode;
}

/** The head of an object's own page: the way back, its name, the engine's verdict. */
export function PageHead({ listTitle, listHref, name, severity, children }: Props) {
  return (
    <header className="page-head">
      <a href={listHref}>{listTitle}</a>
      <span aria-hidden="true">/</span>
      <h2>
        <Datum>{name}</Datum>
      </h2>
      {children}
      <span className="grow" />
      <SeverityPill severity={severity} />
    </header>
  );
}
