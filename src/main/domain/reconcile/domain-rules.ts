import type { Finding, FindingCode } from '../../../shared/domain/finding.ts';
import { coexist } from './coexist.ts';
import { isActive, isKnown, isMigrating } from './placement.ts';
import { guestSubject, list, nodeSubject, raise, sinceAll, type Rule } from './rule.ts';
import type { GuestDraft } from './site-readings.ts';
import { stopEvidence } from './stop-evidence.ts';

const ofGuests = (code: FindingCode, judge: (guest: GuestDraft) => readonly Finding[]): Rule => ({
  code,
  judge: (site) => site.guests.flatMap(judge),
});

const factsOf = ({ name, node, cluster }: GuestDraft) => ({
  guest: name,
  node: node ?? '',
  cluster: cluster ?? '',
});

/** Several hosts hold it at one moment, and it is no migration: its disks may be written twice. */
export const onTwoHosts = ofGuests('domain-on-two-hosts', (guest) => {
  const active = guest.placements.filter(isActive);
  const own = active.filter((placement) => !isMigrating(placement));
  if (own.length < 2 || !coexist(own.map(({ standing }) => standing))) return [];
  const host = list(own.map((placement) => placement.host));
  const since = sinceAll(own.map(({ standing }) => standing.since));
  return [raise('domain-on-two-hosts', guestSubject(guest), since, { ...factsOf(guest), host })];
});

/** A guest that is no node may be paused by its owner: worth knowing, no danger to a cluster. */
const paused = (code: FindingCode, isReason: (reason: string) => boolean): Rule =>
  ofGuests(code, (guest) =>
    guest.placements.filter(isKnown).flatMap(({ host, standing }) => {
      const { state, reason } = standing.value;
      if (state !== 'paused' || !isReason(reason)) return [];
      const found = raise(code, guestSubject(guest), standing.since, { ...factsOf(guest), host, reason });
      return [guest.node === null ? { ...found, severity: 'degraded' } : found];
    }),
  );

/** Reasons in virsh's words (libvirt, virDomainPausedReason). */
const MIGRATION = /^(migrating|migration|post-copy|post-copy failed)$/;
export const pausedByUser = paused('domain-paused-by-user', (reason) => reason === 'user');
export const pausedIoError = paused('domain-paused-io-error', (reason) => /^I\/O error$/i.test(reason));
export const pausedMigration = paused('domain-paused-migration', (reason) => MIGRATION.test(reason));
export const pausedUnknown = paused(
  'domain-paused-unknown',
  (reason) => reason === 'unknown' || reason === '',
);

/** The next start would restore an old memory image (virsh, managedsave). */
export const managedSave = ofGuests('managed-save-present', (guest) => {
  const saved = guest.placements.filter((placement) => placement.managedSave === true);
  if (guest.node === null || saved.length === 0) return [];
  const facts = { ...factsOf(guest), host: list(saved.map(({ host }) => host)) };
  return [raise('managed-save-present', guestSubject(guest), null, facts)];
});

export const autostartTwice = ofGuests('autostart-on-two-hosts', (guest) => {
  const hosts = guest.placements.filter(({ autostart }) => autostart === true).map(({ host }) => host);
  if (hosts.length < 2) return [];
  return [
    raise('autostart-on-two-hosts', guestSubject(guest), null, { ...factsOf(guest), host: list(hosts) }),
  ];
});

/** Left over from a move, or on purpose; either way two hosts can start it. */
export const definedTwice = ofGuests('defined-on-two-hosts', (guest) => {
  const hosts = guest.placements.filter(({ persistent }) => persistent === true).map(({ host }) => host);
  if (hosts.length < 2 || guest.placements.some(isMigrating)) return [];
  return [raise('defined-on-two-hosts', guestSubject(guest), null, { ...factsOf(guest), host: list(hosts) })];
});

/** One UUID, two names: a copy that was not made its own. */
export const sameUuid = ofGuests('same-uuid', (guest) => {
  const names = new Set(guest.placements.flatMap(({ name }) => name ?? []));
  if (names.size < 2) return [];
  const facts = {
    ...factsOf(guest),
    other: list([...names]),
    host: list(guest.placements.map(({ host }) => host)),
  };
  return [raise('same-uuid', guestSubject(guest), null, facts)];
});

export const sameMac: Rule = {
  code: 'same-mac',
  judge: (site) => {
    const bearers = new Map<string, Set<GuestDraft>>();
    for (const guest of site.guests) {
      for (const mac of guest.placements.flatMap(({ macs }) => macs ?? [])) {
        const key = mac.toLowerCase();
        bearers.set(key, (bearers.get(key) ?? new Set()).add(guest));
      }
    }
    return [...bearers].flatMap(([mac, guests]) =>
      guests.size < 2
        ? []
        : [...guests].map((guest) => {
            const others = [...guests].filter((each) => each !== guest).map(({ name }) => name);
            return raise('same-mac', guestSubject(guest), null, {
              ...factsOf(guest),
              other: list(others),
              mac,
            });
          }),
    );
  },
};

/** It answers although every host says that its domain is off: it runs where nobody looks. */
export const aliveDomainOff: Rule = {
  code: 'node-alive-domain-off',
  judge: (site) =>
    site.nodes.flatMap((node) => {
      const guest = site.guestOf(node);
      const { ssh } = node;
      if (guest === null || ssh.kind !== 'known' || stopEvidence(guest, site).kind !== 'off') return [];
      const off = guest.placements.map(({ standing }) => standing);
      // A last answer from before the stop is none.
      if (off.some(({ since }) => ssh.at <= since)) return [];
      const facts = { node: node.name, cluster: node.cluster, guest: guest.name };
      return [
        raise('node-alive-domain-off', nodeSubject(node), sinceAll(off.map(({ since }) => since)), facts),
      ];
    }),
};

/** The inventory names a UUID that no host lists. */
export const withoutDomain: Rule = {
  code: 'node-without-domain',
  judge: (site) =>
    site.allHostsKnown
      ? site.nodes
          .filter((node) => node.guest !== null && site.guestOf(node) === null)
          .map((node) =>
            raise('node-without-domain', nodeSubject(node), null, {
              node: node.name,
              cluster: node.cluster,
              guest: node.guest ?? '',
            }),
          )
      : [],
};
