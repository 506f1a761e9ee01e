/** Where the programs stand; sudo's rules name the same paths. */
export const PROGRAMS = {
  cftool: '/opt/SMAW/bin/cftool',
  cfset: '/opt/SMAW/bin/cfset',
  sdtool: '/opt/SMAW/bin/sdtool',
  hvswitch: '/opt/SMAW/bin/hvswitch',
  hvutil: '/opt/SMAW/bin/hvutil',
  hvcm: '/opt/SMAW/bin/hvcm',
  hvshut: '/opt/SMAW/bin/hvshut',
  shutdown: '/usr/sbin/shutdown',
  cat: '/usr/bin/cat',
  tee: '/usr/bin/tee',
  mv: '/usr/bin/mv',
} as const;

export type Program = keyof typeof PROGRAMS;
