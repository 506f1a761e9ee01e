export const MODES = ['topology', 'groups', 'heat'] as const;
export type Mode = (typeof MODES)[number];

/** From so many hosts on, cards are too many to look at: the view starts with groups. */
const MANY_HOSTS = 100;

/** How the site is drawn before somebody chooses. */
export const firstMode = (hosts: number): Mode => (hosts >= MANY_HOSTS ? 'groups' : 'topology');
