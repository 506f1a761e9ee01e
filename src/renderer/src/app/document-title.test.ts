import { expect, test } from 'vitest';
import { sampleSite } from '../../../../test/support/sample-site.ts';
import { parsePlace } from '../live/place.ts';
import { objectName } from './document-title.ts';

const site = sampleSite(1_700_000_000_000);

test('a guest is named by its name, not by its UUID', () => {
  const [guest] = site.guests;
  expect(objectName(parsePlace(`#/guests/${guest?.id ?? ''}`), site)).toBe(guest?.name);
});

test('a guest that is not there has no name', () => {
  expect(objectName(parsePlace('#/guests/00000000-0000-4000-8000-000000000000'), site)).toBeNull();
  expect(objectName(parsePlace('#/guests/x'), null)).toBeNull();
});

test('a host is named, a list and a selection in the Site view are not', () => {
  expect(objectName(parsePlace('#/hosts/kvm-a'), site)).toBe('kvm-a');
  expect(objectName(parsePlace('#/hosts'), site)).toBeNull();
  expect(objectName(parsePlace('#/site/cluster:web'), site)).toBeNull();
});
