import { expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { siteFileSchema, type SiteFile } from '../../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import type { Caller } from '../../platform/caller.ts';
import { Arming } from './arming.ts';
import { refusalFor, roleOn } from './authority.ts';

const site = siteIdSchema.parse('east');
const fileWith = (protection: SiteFile['protection'], operators: readonly string[] = ['ann']) =>
  siteFileSchema.parse({ version: 1, name: 'East', protection, operators });
const who = (login: Caller['login'], person = 'ann'): Caller => ({ person, login });
const refused = (caller: Caller, file: SiteFile, armedBy: string | null = null) => {
  const arming = new Arming(manualClock());
  if (armedBy !== null) arming.arm(site, armedBy);
  return refusalFor(caller, site, file, arming);
};

test.each<[Caller, 'observer' | 'operator']>([
  [who('operator'), 'operator'],
  [who('operator', 'stranger'), 'operator'],
  [who('os-user'), 'operator'],
  [who('os-user', 'stranger'), 'observer'],
  [who('observer'), 'observer'],
  [who('observer', 'stranger'), 'observer'],
])('%j is %s', (caller, role) => {
  expect(roleOn(caller, fileWith('normal'))).toBe(role);
});

test.each<[string, Caller, SiteFile, string | null, string | null]>([
  ['an operator on a site that is not protected', who('operator'), fileWith('normal'), null, null],
  ['who armed a protected site', who('operator'), fileWith('protected'), 'ann', null],
  ['an observer', who('observer'), fileWith('normal'), null, 'observer'],
  ['an observer on a read-only site', who('observer'), fileWith('read-only'), null, 'observer'],
  ['an OS user whom the file does not name', who('os-user', 'bob'), fileWith('normal'), null, 'observer'],
  ['an OS user of a file that names nobody', who('os-user'), fileWith('normal', []), null, 'observer'],
  ['an operator on a read-only site', who('operator'), fileWith('read-only'), 'ann', 'read-only'],
  ['an operator on a protected site', who('operator'), fileWith('protected'), null, 'not-armed'],
  ['an operator where another one armed', who('operator'), fileWith('protected'), 'bob', 'not-armed'],
])('%s may act, or is refused', (_what, caller, file, armedBy, kind) => {
  expect(refused(caller, file, armedBy)?.kind ?? null).toBe(kind);
});
