import type { Topic } from '../../../src/shared/contract/contract.ts';
import type { FileProblem } from '../../../src/shared/domain/file-problem.ts';
import { changeBetween } from '../../../src/shared/domain/site-update.ts';
import type { SitePicture } from '../../../src/shared/domain/site-picture.ts';
import { bigSite } from '../../support/big-site.ts';
import { PROBLEMS } from '../../support/sample-file-problems.ts';
import { sampleSite } from '../../support/sample-site.ts';
import { previewAlerts } from './preview-alerts.ts';
import { previewOperations } from './preview-operations.ts';
import { RESTARTED_BECAUSE } from './preview-texts.ts';

export const pictureOf = (show: string): SitePicture =>
  show === 'big' ? bigSite(Date.now()) : sampleSite(Date.now());

const engineStatus = (started: number, show: string) => ({
  version: '0.1.0',
  startedAt: started,
  restartedBecause: show === 'restarted' ? RESTARTED_BECAUSE : null,
  dataFolder: '/home/adm/.local/share/nodeward',
  storeBytes: 48_300_000,
  store: 'ok',
  memoryBytes: 132_000_000,
  cpu: 0.031,
  samplesLost: 0,
});

const QUESTIONS: Readonly<Record<string, unknown>> = {
  question: {
    kind: 'host-key',
    id: 'q1',
    machine: 'kvm-a',
    address: '10.20.0.11',
    algorithm: 'ssh-ed25519',
    fingerprint: 'SHA256:2dDgk0kRZbkHfYQ0l7rZyA0yW3s7V3kZ0mYf1pB2a9c',
  },
  passphrase: { kind: 'passphrase', id: 'q2', machine: 'kvm-a', keyFile: '~/.ssh/id_ed25519', again: true },
};

const entryOf = (
  { site, name, severity, rehearsal, hosts, guests, clusters }: SitePicture,
  problems: readonly FileProblem[],
) => ({
  id: site,
  name,
  file: `/home/adm/.config/nodeward/sites/${site}.yaml`,
  rehearsal,
  severity,
  hosts: hosts.length,
  guests: guests.length,
  clusters: clusters.length,
  problems,
  misnamed: false,
});

/** The invented engine's topics; the site's polls go on once a second. */
export function previewTopics(show: string, tell: (frame: unknown) => void) {
  const started = Date.now() - 5_400_000;
  const revisions = new Map<string, number>();
  let picture = pictureOf(show);
  const payload = (topic: Topic, of: string | null, value: unknown) => {
    const key = `${topic} ${of ?? ''}`;
    revisions.set(key, (revisions.get(key) ?? 0) + 1);
    tell({ kind: 'payload', topic, of, revision: revisions.get(key), value });
  };
  const first = (topic: Topic): unknown => {
    if (topic === 'sites')
      return show === 'empty' ? [] : [entryOf(picture, show === 'broken' ? PROBLEMS : [])];
    if (topic === 'questions') return QUESTIONS[show] === undefined ? [] : [QUESTIONS[show]];
    if (topic === 'operations') return previewOperations(show);
    if (topic === 'alerts') return { kind: 'whole', payload: previewAlerts(show) };
    return topic === 'engine' ? engineStatus(started, show) : { kind: 'whole', picture };
  };
  let timer: ReturnType<typeof setInterval> | null = null;
  const step = (of: string) => {
    const next = polled(picture, Date.now());
    const change = changeBetween(picture, next);
    picture = next;
    payload('site', of, change);
  };
  return {
    subscribe: (topic: Topic, of: string | null) => {
      revisions.set(`${topic} ${of ?? ''}`, 0);
      payload(topic, of, first(topic));
      if (topic === 'site' && of !== null)
        timer ??= setInterval(() => {
          step(of);
        }, 1000);
    },
    unsubscribe: (topic: Topic) => {
      if (topic !== 'site' || timer === null) return;
      clearInterval(timer);
      timer = null;
    },
  };
}

/** A poll later: machines that answered answer again, loads move a little. */
function polled(before: SitePicture, now: number): SitePicture {
  const second = Math.floor(now / 1000);
  const due = (index: number) => (second + index) % 5 === 0;
  const moved = <L extends { at: number; cpu: number } | null>(load: L): L =>
    load === null ? load : { ...load, at: now, cpu: Math.max(0.1, load.cpu * (0.97 + Math.random() * 0.06)) };
  return {
    ...before,
    at: now,
    hosts: before.hosts.map((host, index) => (due(index) ? { ...host, load: moved(host.load) } : host)),
    guests: before.guests.map((guest, index) => (due(index) ? { ...guest, load: moved(guest.load) } : guest)),
    machines: before.machines.map((machine, index) =>
      due(index) && machine.failure === null ? { ...machine, lastOkAt: now, lastTriedAt: now } : machine,
    ),
  };
}
