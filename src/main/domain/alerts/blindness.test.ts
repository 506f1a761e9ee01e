import { expect, test } from 'vitest';
import { AlertRun, found, healthySite } from '../../../../test/support/alert-site.ts';
import { known, unknown } from '../../../../test/support/sample-readings.ts';
import type { HostRecord } from '../../../shared/domain/site-picture.ts';

const host = { kind: 'host', id: 'kvm-001' } as const;
const CALM = { cpu: false, memory: false, io: false };

/** The host's overload is this from now on, with what the rule finds in it. */
function read(run: AlertRun, overload: HostRecord['overload'], what: string | null, seconds = 600): AlertRun {
  const hosts = run.picture.hosts.map((each) => (each.name === host.id ? { ...each, overload } : each));
  run.picture = { ...run.picture, hosts };
  const facts = { host: host.id, what: what ?? '' };
  return run.during(seconds, what === null ? [] : [found('host-overloaded', 'degraded', host, facts)]);
}

const overloaded = () => read(new AlertRun(), known({ cpu: false, memory: true, io: false }), 'memory');

test.each<[string, HostRecord['overload']]>([
  ['that is not known as a whole', unknown()],
  ['of which that part is not known', known({ ...CALM, memory: null })],
])('an overloaded host %s stays one that nothing confirms, until it is read again', (_what, overload) => {
  const run = read(overloaded(), overload, null);
  expect(run.open()).toMatchObject([{ code: 'host-overloaded', confirmed: false }]);
  expect(read(run, known(CALM), null).open()).toEqual([]);
});

test.each<[string, HostRecord['overload']]>([
  ['another part is not known', known({ ...CALM, cpu: null, io: null })],
  ['it is asked for that no more', null],
])('an overload that is over is so, even where %s', (_what, overload) => {
  expect(overloaded().codes()).toEqual(['host-overloaded']);
  expect(read(overloaded(), overload, null).open()).toEqual([]);
});

test('of two parts that were too much, one that is not known any more is said and keeps the alert when the other is over', () => {
  const both = () => read(new AlertRun(), known({ ...CALM, cpu: true, io: true }), 'cpu, io');
  const oneUnread = read(both(), known({ ...CALM, cpu: null, io: true }), 'io');
  expect(oneUnread.open()).toMatchObject([{ facts: { what: 'io', unread: 'cpu' }, confirmed: true }]);
  const held = read(oneUnread, known({ ...CALM, cpu: null }), null);
  expect(held.open()).toMatchObject([{ facts: { what: 'cpu' }, confirmed: false }]);
  expect(held.open()[0]?.facts).not.toHaveProperty('unread');
  expect(read(held, known(CALM), null).open()).toEqual([]);
  const readAgain = read(
    read(both(), known({ ...CALM, cpu: null, io: true }), 'io'),
    known({ ...CALM, io: true }),
    'io',
  );
  expect(readAgain.open()[0]?.facts).toEqual({ host: host.id, what: 'io' });
});

test('another host that is not known confirms nothing of this one, and holds nothing', () => {
  const run = overloaded();
  const others = healthySite().hosts.map((each) =>
    each.name === host.id ? { ...each, overload: known(CALM) } : { ...each, overload: unknown() },
  );
  run.picture = { ...run.picture, hosts: others };
  expect(run.during(600, []).open()).toEqual([]);
});
