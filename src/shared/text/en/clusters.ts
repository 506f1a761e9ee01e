/** Texts of the Clusters view. */
export const clusters = {
  'clusters.title': 'Clusters',
} as const;
