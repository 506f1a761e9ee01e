import { expect, test } from 'vitest';
import { sampleSite } from '../../../test/support/sample-site.ts';
import { guestIdSchema, hostNameSchema } from '../../shared/domain/names.ts';
import { createText } from '../../shared/text/text.ts';
import { namedPlaces, placeProblemText, placesOf } from './planned-places.ts';

const text = createText('en');
const idOf = (number: number) =>
  guestIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, 'a')}`);
const guests = [
  { id: idOf(1), name: 'web1' },
  { id: idOf(2), name: 'lab' },
  { id: idOf(3), name: 'lab' },
];
const { nodes, hosts } = sampleSite(1);
function placed(...words: string[]) {
  const named = namedPlaces(words);
  if (!named.ok) throw new Error(named.error);
  return placesOf(named.value, { guests, nodes, hosts });
}

test('a guest is placed by its name or by its UUID, in any case', () => {
  expect(placed('web1=kvm-b', `${idOf(2).toUpperCase()}=kvm-a`)).toEqual({
    ok: true,
    value: [
      { guest: idOf(1), host: 'kvm-b' },
      { guest: idOf(2), host: 'kvm-a' },
    ],
  });
});

test('a guest is planned to be off by that word, unless a host bears it as its name', () => {
  expect(placed('web1=off')).toEqual({ ok: true, value: [{ guest: idOf(1), host: null }] });
  const [first] = hosts;
  const named = namedPlaces(['web1=off']);
  const found = placesOf(named.ok ? named.value : [], {
    guests,
    nodes,
    hosts: [{ ...first!, name: hostNameSchema.parse('off') }],
  });
  expect(found.ok ? '' : placeProblemText(text, found.error)).toBe(
    '--place web1=off: the site has a host of the name off; the page of a host tells the two apart',
  );
});

test.each(['web1', 'web1=', '=kvm-b', ''])('“%s” is no place of a guest', (word) => {
  expect(namedPlaces(['web1=kvm-a', word])).toEqual({ ok: false, error: word });
});

test('a guest that the site does not have, and a name that several bear, are said with the word', () => {
  const said = (word: string) => {
    const found = placed('web1=kvm-a', word);
    return found.ok ? null : placeProblemText(text, found.error);
  };
  expect(said('web9=kvm-b')).toBe('--place web9=kvm-b: the site has no guest web9');
  expect(said('db1=kvm-b')).toContain('db1 is a node; no guest of libvirt bears that name');
  expect(said('lab=kvm-b')).toBe(
    `--place lab=kvm-b: lab is the name of several guests; give the UUID of one: ${idOf(2)}, ${idOf(3)}`,
  );
});
