import type { Act } from '../scenario.ts';
import { cluster } from './objects.ts';

/** Where most scenarios begin: every KVM cluster of guests is well. */
export const AT_REST: Act = {
  title: 'The site is at rest.',
  deeds: [],
  expect: [
    { severity: 'healthy', of: cluster('web') },
    { severity: 'healthy', of: cluster('db') },
    { severity: 'healthy', of: cluster('lab') },
  ],
  withinSeconds: 120,
};
