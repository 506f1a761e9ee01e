/** Texts of the Hosts view. */
export const hosts = {
  'hosts.title': 'Hosts',
} as const;
