/** Texts of the Site view. */
export const site = {
  'site.title': 'Site',
} as const;
