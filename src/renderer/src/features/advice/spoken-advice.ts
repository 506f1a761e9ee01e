import { isAdvice } from '../../../../shared/domain/contradictions.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { SitePicture } from '../../../../shared/domain/site-picture.ts';
import { spokenFindings } from '../../ui/spoken-findings.ts';

/** The advice of a site that no finding about the same object says better already. */
export const spokenAdvice = ({
  findings,
  advice,
}: Pick<SitePicture, 'findings' | 'advice'>): readonly Finding[] =>
  spokenFindings([...findings, ...advice]).filter(isAdvice);
