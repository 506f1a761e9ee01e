import type { ClusterRecord } from '../../../shared/domain/site-picture.ts';

/** As the site's file declares it, or else as readings conclude. */
export const configurationOf = ({
  configuration,
  deduction,
}: ClusterRecord): ClusterRecord['configuration'] => configuration ?? deduction.concluded;
