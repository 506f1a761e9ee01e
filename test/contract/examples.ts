import { operationIdSchema } from '../../src/shared/domain/journal.ts';
import type { Asked, Method, Output, Payload, Topic } from '../../src/shared/contract/contract.ts';
import {
  clusterNameSchema,
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
  siteIdSchema,
} from '../../src/shared/domain/names.ts';
import { siteFileSchema } from '../../src/shared/domain/inventory.ts';
import type { Alert } from '../../src/shared/domain/alert.ts';
import { neverAsked } from '../../src/shared/domain/reading.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';

const site = siteIdSchema.parse('east');
const host = hostNameSchema.parse('kvm-a');
const guest = guestIdSchema.parse('11111111-2222-3333-4444-555555555555');
const at = { site, moment: 'now' } as const;
const web1Lost = {
  id: guest,
  name: 'web1',
  node: null,
  cluster: null,
  runsThere: 'yes',
  returns: 'by-hand',
} as const;

export const picture: SitePicture = {
  site,
  name: 'East',
  rehearsal: false,
  protection: 'read-only',
  at: 1_700_000_000_000,
  severity: 'unknown',
  hosts: [
    {
      name: host,
      kind: 'kvm',
      node: null,
      libvirtGuests: null,
      overload: null,
      bmc: null,
      address: 'kvm-a.example',
      group: null,
      tags: [],
      libvirt: neverAsked(1_700_000_000_000),
      load: null,
      guests: [],
      kvmguests: null,
      severity: 'unknown',
    },
  ],
  guests: [],
  nodes: [],
  clusters: [],
  machines: [],
  findings: [],
  advice: [],
};

const alert: Alert = {
  id: 'abc east cf-leftcluster node:fuji2',
  site,
  code: 'cf-leftcluster',
  subject: { kind: 'node', id: 'fuji2' },
  severity: 'critical',
  facts: { node: 'fuji2', observer: 'fuji3' },
  since: 1,
  openedAt: 1,
  clearedAt: null,
  notifiedAt: 2,
  acknowledged: { at: 3, by: 'aki', reason: 'known' },
  suppressed: null,
  cause: null,
  symptoms: [],
  flapping: false,
  confirmed: true,
  countdown: { from: 1, until: 160_001, state: 'resolving', because: 'time', basis: 'default' },
  procedure: 'procedure.leftcluster-wait',
  link: 'nodeward://east/node/fuji2?at=1',
};
const signed = { by: 'aki', reason: 'planned' } as const;
const window = { site, subject: alert.subject, from: 1, until: 2, ...signed };

const proposal = siteFileSchema.parse({ version: 1, name: 'East' });
const refused = { ok: false, error: { kind: 'timed-out', afterMs: 500 } } as const;

const operation = operationIdSchema.parse('00000000-0000-4000-8000-000000000001');
const recover = { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('fuji2') } as const;

const fault = { kind: 'sshd-hang', target: 'web1' } as const;
const faults = {
  running: [{ ...fault, since: 1 }],
  targets: { guest: [], node: ['web1'], host: [], machine: ['web1'], cluster: [], 'host-cluster': [] },
};

/** One question of each kind with its answer: a new method does not compile without its row. */
export const ASKED: { readonly [M in Method]: { readonly input: Asked<M>; readonly output: Output<M> } } = {
  'site.at': { input: at, output: picture },
  'site.loads': {
    input: { ...at, hosts: [host], windowMs: 60_000, maxPoints: 10 },
    output: { from: 0, to: 60_000, stepMs: 6_000, hosts: [] },
  },
  'host.at': {
    input: { ...at, host },
    output: { model: null, cpuModel: 'EPYC', cpus: 2, memoryBytes: 1024, capabilitiesXml: null },
  },
  'guest.at': {
    input: { ...at, guest },
    output: { xml: '<domain/>', xmlAt: 1, vcpus: 1, maxMemoryBytes: 1, interfaces: [], disks: [] },
  },
  'node.at': { input: { ...at, node: nodeNameSchema.parse('fuji2') }, output: { raw: [], agentTargets: [] } },
  'cluster.at': {
    input: { ...at, cluster: clusterNameSchema.parse('web') },
    output: { resources: [], strangers: [] },
  },
  'history.series': {
    input: { ...at, subject: { kind: 'host', id: 'kvm-a' }, metrics: ['cpu'], windowMs: 1_000, maxPoints: 2 },
    output: { from: 0, to: 1_000, stepMs: 500, t: [0, 500], metrics: [] },
  },
  'history.changes': {
    input: { ...at, subject: null, windowMs: 1_000, limit: 10 },
    output: [
      {
        at: 1,
        subject: { kind: 'node', id: 'fuji2' },
        aspect: 'cf',
        observer: 'fuji3',
        before: 'UP',
        after: null,
        because: { kind: 'silent', intervals: 3 },
      },
    ],
  },
  'sites.read': { input: { site }, output: { text: 'version: 1', file: 'east.yaml' } },
  'sites.validate': { input: { site, text: '' }, output: { problems: [] } },
  'sites.save': {
    input: { site, text: '' },
    output: {
      problems: [
        {
          line: 1,
          field: 'version',
          problem: { kind: 'missing', expected: { kind: 'one-of', values: ['1'] } },
        },
      ],
    },
  },
  'sites.declare': {
    input: { site, cluster: clusterNameSchema.parse('web'), configuration: 'B' },
    output: { problems: [] },
  },
  'operations.plan': {
    input: { site, request: recover },
    output: { ok: false, problem: 'no-such-object' },
  },
  'operations.loss': {
    input: {
      site,
      moment: 1,
      host,
      placements: [
        { guest, host },
        { guest, host: null },
      ],
    },
    output: {
      ok: true,
      loss: {
        host,
        at: 1,
        plan: {
          assumed: [{ id: guest, name: 'web1', cluster: null, host, now: [], doubts: ['place-unknown'] }],
          differences: [{ kind: 'guest', now: null, planned: web1Lost }],
        },
        hostAnswers: true,
        guests: [web1Lost],
        clusters: [],
        applications: [],
      },
    },
  },
  'operations.standing': {
    input: { site },
    output: { person: 'ann', role: 'operator', protection: 'protected' },
  },
  'operations.begin': {
    input: {
      site,
      request: recover,
      typed: 'fuji2',
      attestations: [{ typed: 'kvm-a/fuji2', reason: 'seen off' }],
    },
    output: { ok: true, operation },
  },
  'operations.confirm': {
    input: { operation, step: 'mark-down' },
    output: { ok: false, refusal: { kind: 'not-armed' } },
  },
  'operations.stop': { input: { operation }, output: { ok: false, refusal: { kind: 'not-now' } } },
  'operations.close': { input: { operation, words: 'looked at it' }, output: { ok: true, operation } },
  'operations.list': { input: {}, output: { ok: false, why: 'damaged' } },
  'operations.entries': {
    input: { operation },
    output: {
      ok: true,
      entries: [{ seq: 1, at: 1, operation, kind: 'note', body: { person: 'ann', words: 'well' } }],
    },
  },
  'operations.breakLock': {
    input: {
      site,
      cluster: clusterNameSchema.parse('web'),
      lock: { owner: 'bob', console: 'c-2', since: 1, nodes: [nodeNameSchema.parse('fuji2')] },
      typed: 'web',
      reason: 'bob went home',
    },
    output: { ok: true, operation, ends: [{ node: nodeNameSchema.parse('fuji2'), end: 'gone' }] },
  },
  'operations.arm': {
    input: { site, typed: 'East' },
    output: { refusal: { kind: 'typed', wanted: 'East' } },
  },
  'operations.disarm': { input: { site }, output: { disarmed: true } },
  'sites.create': { input: { site, proposal }, output: { problems: [] } },
  'sites.remove': { input: { site }, output: { removed: true } },
  'rehearsal.open': { input: {}, output: { ok: true, value: { site: siteIdSchema.parse('rehearsal') } } },
  'rehearsal.faults': { input: { site }, output: { ok: false, error: { kind: 'not-the-rehearsal-site' } } },
  'rehearsal.inject': { input: { site, fault }, output: { ok: true, value: faults } },
  'rehearsal.clear': {
    input: { site, fault },
    output: { ok: false, error: { kind: 'rehearsal-refused', problem: 'sshd-hang of web1 is not there' } },
  },
  'machine.check': {
    input: { site: null, address: 'kvm-a' },
    output: { steps: [{ step: 'name', outcome: 'passed', detail: '127.0.0.1', failure: null, ms: 1 }] },
  },
  'discovery.run': { input: { site: null, address: 'kvm-a' }, output: refused },
  'question.answer': { input: { id: 'q1', answer: 'yes' }, output: { accepted: true } },
  'secrets.list': {
    input: {},
    output: {
      place: 'keychain',
      file: '/data/desktop/secrets.json',
      trouble: null,
      secrets: [{ name: 'kvm-a-bmc', state: 'stored', users: [{ site, host }] }],
    },
  },
  'secrets.set': { input: { name: 'kvm-a-bmc', value: 'hush' }, output: { trouble: null } },
  'secrets.remove': { input: { name: 'kvm-a-bmc' }, output: { trouble: { kind: 'not-stored' } } },
  'alerts.history': {
    input: { site: null, from: 0, to: 10, limit: 10 },
    output: {
      alerts: [{ alert, events: [{ at: 1, alert: alert.id, kind: 'opened', by: null, reason: null }] }],
      gaps: [{ kind: 'slept', from: 1, until: 2 }],
    },
  },
  'alerts.acknowledge': { input: { alert: alert.id, ...signed }, output: { acknowledged: true } },
  'alerts.silence': {
    input: { site, subject: null, code: 'cf-down', forMs: 1_000, ...signed },
    output: { id: 's1' },
  },
  'alerts.unsilence': { input: { id: 's1', by: 'aki' }, output: { ended: true } },
  'alerts.maintenance.list': { input: {}, output: [{ id: 'm1', ...window }] },
  'alerts.maintenance.add': { input: window, output: { id: 'm1' } },
  'alerts.maintenance.end': { input: { id: 'm1', by: 'aki' }, output: { ended: false } },
  'notify.status': {
    input: {},
    output: {
      file: '/config/notify.yaml',
      problems: [],
      channels: [{ name: 'ops', kind: 'webhook', to: 'https://ops.example/hook' }],
      waiting: 0,
      last: [],
    },
  },
  'notify.test': { input: { channel: 'ops' }, output: { delivered: false, failure: 'refused' } },
};

/** One subscription of each kind with the value that a new subscriber gets first. */
export const TOLD: { readonly [T in Topic]: { readonly of: string | null; readonly payload: Payload<T> } } = {
  sites: {
    of: null,
    payload: [
      {
        id: site,
        name: 'East',
        file: 'east.yaml',
        rehearsal: false,
        severity: null,
        hosts: 1,
        guests: 0,
        clusters: 0,
        problems: [],
        misnamed: false,
      },
    ],
  },
  site: { of: site, payload: { kind: 'whole', picture } },
  questions: {
    of: null,
    payload: [{ kind: 'passphrase', id: 'q1', keyFile: '~/.ssh/id_ed25519', machine: 'kvm-a', again: false }],
  },
  operations: {
    of: null,
    payload: {
      runs: [],
      interrupted: [],
      debts: [],
      armed: [{ site, person: 'ann', until: 5 }],
      record: { why: 'disk-full', detail: '/data' },
    },
  },
  engine: {
    of: null,
    payload: {
      version: '0.0.0',
      startedAt: 1,
      restartedBecause: null,
      dataFolder: '/data',
      storeBytes: 0,
      store: 'ok',
      memoryBytes: 1,
      cpu: 0,
      samplesLost: 0,
    },
  },
  alerts: {
    of: null,
    payload: {
      kind: 'whole',
      payload: { at: 1, open: [alert], silences: [], maintenance: [], gap: null, unstoredSince: null },
    },
  },
};
