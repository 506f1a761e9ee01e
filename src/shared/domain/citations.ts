/**
 * Documents that a finding may cite to an operator: seen there, with its section. `our-rule` is what the
 * console proposes itself. The words are in `shared/text` as `cite.KEY`.
 */
export const CITATIONS = [
  'our-rule',
  'iag45-2.2.1',
  'iag44-5.1.2',
  'iag44-7.5.1',
  'iag44-11.3.1',
  'iag44-G.3.2',
  'iag47-F.2.2',
  'iag43-H.1',
  'iag43-H.4',
  'cf43-1.1.2',
  'cf43-5.1',
  'cf43-5.2',
  'cf43-5.2.3',
  'cf45s-5.2.2',
  'cf43-7.1',
  'cf43-7.4.1',
  'cf43-7.5.2',
  'iag43j-7.2.2',
  'hana-3.1.2',
  'rms45j-7.4.1',
  'rms46-7.2.2',
  'rms46-7.4.4',
  'rms46-B.1',
  'rms46-B.2',
  'rms47-2.1.6',
  'rms47-2.1.7',
  'rms47j-B.2',
  'virsh',
  'libvirt-guests',
] as const;
export type Citation = (typeof CITATIONS)[number];
