import { expect, test } from 'vitest';
import { emptyHost } from '../../../../test/support/host-guests-facts.ts';
import { domainOf, fresh, hostSays, SILENCE } from '../../../../test/support/recovery-facts.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts } from '../facts/cluster-facts.ts';
import type { HostGuestsFacts } from '../facts/host-guests-facts.ts';
import { judgePlainIs, judgePlainNoImage, judgePlainNowhere } from './plain-guest.ts';

const off = domainOf('shut off', 'shutdown');
const there = (domain: HostFacts['domain']['result']) => hostSays('kvm-b', off, { domain: fresh(domain) });
const HERE = hostSays('kvm-b', off);
const RUNS = hostSays('kvm-b', domainOf('running', 'booted'));
const away = hostSays('kvm-a', null);
const process = { processes: fresh(ok(['qemu -name batch1'])) };
const seenBy = (...hosts: readonly HostFacts[]): HostGuestsFacts => ({
  ...emptyHost,
  plain: [
    { guest: 'other', hosts: [hostSays('kvm-a', domainOf('running')), there(fail(SILENCE))] },
    { guest: 'batch1', hosts },
  ],
});

/** It is on its host; it is off there. */
test.each<[string, HostGuestsFacts, string, string]>([
  ['it runs', seenBy(away, RUNS), 'pass', 'fail'],
  ['it is off', seenBy(away, HERE), 'fail', 'pass'],
  ['it is off here and runs elsewhere', seenBy(hostSays('kvm-a', domainOf('running')), HERE), 'fail', 'pass'],
  ['it is paused', seenBy(away, hostSays('kvm-b', domainOf('paused'))), 'fail', 'fail'],
  ['only a process of it lives', seenBy(away, hostSays('kvm-b', off, process)), 'fail', 'fail'],
  ['its host is silent', seenBy(away, there(fail(SILENCE))), 'unknown', 'unknown'],
  [
    'its memory is saved',
    seenBy(away, hostSays('kvm-b', domainOf('shut off', 'saved'))),
    'unknown',
    'unknown',
  ],
  ['its host lists it not', seenBy(hostSays('kvm-b', null)), 'unknown', 'unknown'],
  ['its host was not asked', seenBy(away), 'unknown', 'unknown'],
  ['nothing came about it', { ...emptyHost, plain: [] }, 'unknown', 'unknown'],
])('of a guest that is no node: %s', (_what, facts, on, isOff) => {
  expect(judgePlainIs('on', facts, 'batch1').verdict).toBe(on);
  expect(judgePlainIs('off', facts, 'batch1').verdict).toBe(isOff);
});

test('what a guest is stands with the verdict', () => {
  const said = (...hosts: readonly HostFacts[]) => {
    const { sentence, values } = judgePlainIs('off', seenBy(...hosts), 'batch1');
    return [sentence, values['state']];
  };
  expect(said(RUNS)).toEqual(['effect.guest.runs', 'running (booted)']);
  expect(said(HERE)).toEqual(['effect.guest.off', '']);
});

/** It runs nowhere; no host holds saved memory of it. */
test.each<[string, HostGuestsFacts, string, string]>([
  ['every host says so', seenBy(away, HERE), 'pass', 'pass'],
  ['one host says it runs', seenBy(hostSays('kvm-a', domainOf('running')), HERE), 'fail', 'pass'],
  ['a process of it lives', seenBy(away, hostSays('kvm-b', off, process)), 'fail', 'pass'],
  ['its memory was saved', seenBy(away, hostSays('kvm-b', domainOf('shut off', 'saved'))), 'pass', 'fail'],
  [
    'it runs although memory of it is saved',
    seenBy(hostSays('kvm-b', domainOf('running', 'booted', true))),
    'fail',
    'fail',
  ],
  [
    'one host is silent',
    seenBy(hostSays('kvm-a', null, { domain: fresh(fail(SILENCE)) }), HERE),
    'unknown',
    'unknown',
  ],
  ['the last host is silent', seenBy(away, there(fail(SILENCE))), 'unknown', 'unknown'],
  ['no host was asked', seenBy(), 'unknown', 'unknown'],
  ['nothing came about it', { ...emptyHost, plain: [] }, 'unknown', 'unknown'],
])('a start of a guest that is no node, where %s', (_what, facts, nowhere, noImage) => {
  expect(judgePlainNowhere(facts, 'batch1').verdict).toBe(nowhere);
  expect(judgePlainNoImage(facts, 'batch1').verdict).toBe(noImage);
});
