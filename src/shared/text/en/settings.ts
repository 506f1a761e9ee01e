/** Texts of the Settings view. */
export const settings = {
  'settings.title': 'Settings',
} as const;
