import type { Input, Method } from '../../../src/shared/contract/contract.ts';
import type { SitePicture } from '../../../src/shared/domain/site-picture.ts';
import { PROBLEMS } from '../../support/sample-file-problems.ts';
import { previewHistory } from './preview-alerts.ts';
import { previewEntries, previewOperations, previewStanding } from './preview-operations.ts';
import { pictureOf } from './preview-topics.ts';
import { CHANGES, CHECK, CLUSTER, DISCOVERY, GUEST_XML, NODE, SITE_YAML } from './preview-texts.ts';

/** The invented engine's answers; what it does not know it answers with null. */
export function previewAnswers(show: string): (method: Method, input: unknown) => unknown {
  const picture = pictureOf(show);
  const answers: Partial<Record<Method, (input: never) => unknown>> = {
    'site.at': ({ moment }: Input<'site.at'>) => (moment === 0 ? null : pictureOf(show)),
    'site.loads': (input: Input<'site.loads'>) => loads(picture, input),
    'history.series': series,
    'history.changes': () => CHANGES(Date.now()),
    'host.at': () => ({
      model: 'x86_64',
      cpuModel: 'Xeon Gold 6342',
      cpus: 32,
      memoryBytes: 256 * 1024 ** 3,
      capabilitiesXml:
        '<capabilities>\n  <host>\n    <cpu><arch>x86_64</arch></cpu>\n  </host>\n</capabilities>',
    }),
    'guest.at': () => ({
      xml: GUEST_XML,
      xmlAt: Date.now() - 4000,
      vcpus: 8,
      maxMemoryBytes: 64 * 1024 ** 3,
      interfaces: [{ mac: '52:54:00:12:34:56', source: 'br-ic' }],
      disks: [{ target: 'vda', source: '/dev/vg0/web1' }],
    }),
    'node.at': () => NODE(Date.now()),
    'cluster.at': () => CLUSTER(Date.now()),
    'sites.read': ({ site }: Input<'sites.read'>) => ({
      text: SITE_YAML,
      file: `/home/adm/.config/nodeward/sites/${site}.yaml`,
    }),
    'sites.validate': ({ text }: Input<'sites.validate'>) => problemsIn(text),
    'sites.save': ({ text }: Input<'sites.save'>) => problemsIn(text),
    'sites.declare': () => ({ problems: [] }),
    'sites.create': () => ({ problems: [] }),
    'sites.remove': () => ({ removed: true }),
    'rehearsal.open': () => ({
      ok: false,
      error: { kind: 'bug', detail: 'There is no engine in a preview' },
    }),
    'machine.check': () => CHECK,
    'discovery.run': () => ({ ok: true, value: DISCOVERY }),
    'operations.standing': () => previewStanding(show),
    'operations.entries': () => previewEntries(show),
    'operations.list': () => ({ ok: true, operations: previewOperations(show).interrupted }),
    'operations.plan': () => ({ ok: false, problem: 'not-watched' }),
    'alerts.history': (input: Input<'alerts.history'>) => previewHistory(show, input),
    'notify.status': () => ({ ...NOTIFY, problems: show === 'files' ? PROBLEMS : [] }),
    'operations.arm': () => ({ refusal: null }),
    'question.answer': () => ({ accepted: true }),
  };
  return (method, input) => answers[method]?.(input as never) ?? null;
}

const NOTIFY = { file: 'notify.yaml', channels: [], waiting: 0, last: [] };

const problemsIn = (text: string) => ({
  problems: text.includes('prot:')
    ? [
        {
          line: text.slice(0, text.indexOf('prot:')).split('\n').length,
          field: 'hosts[0].prot',
          problem: { kind: 'unknown-field' },
        },
      ]
    : [],
});

const wave = (seed: number, points: number, base: number) =>
  Array.from({ length: points }, (_, i) =>
    Math.max(0.01, base * (1 + 0.18 * Math.sin(i / 9 + seed) + 0.07 * Math.sin(i * 1.7 + seed * 3))),
  );

function loads(picture: SitePicture, { hosts, windowMs, maxPoints }: Input<'site.loads'>) {
  const points = Math.min(90, maxPoints);
  const to = Date.now();
  return {
    from: to - windowMs,
    to,
    stepMs: windowMs / points,
    hosts: hosts.flatMap((name, seed) => {
      const host = picture.hosts.find((known) => known.name === name);
      if (host?.load == null) return [];
      const guests = picture.guests.filter(({ id }) => host.guests.includes(id));
      return {
        host: name,
        cpuTotal: host.load.cpuTotal,
        memoryTotal: host.load.memoryTotal,
        cpu: wave(seed, points, host.load.cpu),
        memory: Array.from({ length: points }, () => host.load?.memory ?? null),
        guests: guests.map(({ id, load }, index) => ({
          guest: id,
          cpu: wave(seed + index, points, load?.cpu ?? 1),
          memory: Array.from({ length: points }, () => load?.memory ?? null),
        })),
      };
    }),
  };
}

function series({ metrics, windowMs, maxPoints }: Input<'history.series'>) {
  const points = Math.min(240, maxPoints);
  const to = Date.now();
  const stepMs = windowMs / points;
  const size = (metric: string) => (metric.startsWith('cpu') ? 6 : metric.startsWith('memory') ? 4e10 : 4e6);
  const gap = (values: number[]) => values.map((value, index) => (index > 100 && index < 112 ? null : value));
  return {
    from: to - windowMs,
    to,
    stepMs,
    t: Array.from({ length: points }, (_, index) => to - windowMs + index * stepMs),
    metrics: metrics.map((metric, seed) => ({
      metric,
      min: gap(wave(seed, points, size(metric) * 0.85)),
      mean: gap(wave(seed, points, size(metric))),
      max: gap(wave(seed, points, size(metric) * 1.2)),
    })),
  };
}
