import type { Asked, Method, Output, Payload, Topic } from '../../src/shared/contract/contract.ts';
import {
  clusterNameSchema,
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
  siteIdSchema,
} from '../../src/shared/domain/names.ts';
import { siteFileSchema } from '../../src/shared/domain/inventory.ts';
import { neverAsked } from '../../src/shared/domain/reading.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';

const site = siteIdSchema.parse('east');
const host = hostNameSchema.parse('kvm-a');
const guest = guestIdSchema.parse('11111111-2222-3333-4444-555555555555');
const at = { site, moment: 'now' } as const;

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
};

const proposal = siteFileSchema.parse({ version: 1, name: 'East' });
const refused = { ok: false, error: { kind: 'timed-out', afterMs: 500 } } as const;

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
    output: { problems: [{ line: 1, field: 'version', problem: 'missing' }] },
  },
  'sites.create': { input: { site, proposal }, output: { problems: [] } },
  'sites.remove': { input: { site }, output: { removed: true } },
  'rehearsal.open': { input: {}, output: { ok: true, value: { site: siteIdSchema.parse('rehearsal') } } },
  'machine.check': {
    input: { site: null, address: 'kvm-a' },
    output: { steps: [{ step: 'name', outcome: 'passed', detail: '127.0.0.1', failure: null, ms: 1 }] },
  },
  'discovery.run': { input: { site: null, address: 'kvm-a' }, output: refused },
  'question.answer': { input: { id: 'q1', answer: 'yes' }, output: { accepted: true } },
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
      },
    ],
  },
  site: { of: site, payload: { kind: 'whole', picture } },
  questions: {
    of: null,
    payload: [{ kind: 'passphrase', id: 'q1', keyFile: '~/.ssh/id_ed25519', machine: 'kvm-a' }],
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
};
