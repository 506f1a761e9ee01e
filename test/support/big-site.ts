import { sitePictureSchema, type SitePicture } from '../../src/shared/domain/site-picture.ts';
import { seenAt } from './sample-observed.ts';
import { clusterOf, guestIdOf, guestOf, hostOf, machineOf, nodeOf } from './sample-parts.ts';

/** `hosts` hosts with `guestsEach` guests; every tenth pair of neighbours holds a cluster of two nodes. */
export function bigSite(now: number, hosts = 100, guestsEach = 20): SitePicture {
  const seen = seenAt(now);
  const names = Array.from({ length: hosts }, (_, index) => `kvm-${String(index + 1).padStart(3, '0')}`);
  const clusters = names
    .filter((_, index) => index % 2 === 1)
    .map((_, index) => `c${String(index + 1).padStart(3, '0')}`);
  const nodeName = (host: number) => `${clusters[Math.floor(host / 2)] ?? 'c'}-${host % 2 === 0 ? 'a' : 'b'}`;
  const sick = (host: number) => (host === 41 ? 'critical' : host === 77 ? 'unknown' : 'healthy');
  return sitePictureSchema.parse({
    site: 'big',
    name: 'Big site',
    rehearsal: true,
    protection: 'read-only',
    at: now,
    severity: 'critical',
    hosts: names.map((name, host) => ({
      ...hostOf(now, seen, name, 4 + ((host * 7) % 26), 40 + ((host * 13) % 200), []),
      group: `Rack ${String(Math.floor(host / 10) + 1).padStart(2, '0')}`,
      guests: Array.from({ length: guestsEach }, (_, index) => guestIdOf(host * guestsEach + index)),
      severity: host === 77 ? 'unknown' : 'healthy',
    })),
    guests: names.flatMap((name, host) =>
      Array.from({ length: guestsEach }, (_, index) =>
        guestOf(now, seen, {
          number: host * guestsEach + index,
          name: index === 0 ? nodeName(host) : `vm-${String(host + 1)}-${String(index)}`,
          host: name,
          cpu: ((host + index) % 10) / 5,
          severity: index === 0 ? sick(host) : 'healthy',
          ...(index === 0 && { node: nodeName(host), cluster: clusters[Math.floor(host / 2)] ?? 'c' }),
        }),
      ),
    ),
    nodes: names.map((_, host) =>
      nodeOf(seen, {
        name: nodeName(host),
        cluster: clusters[Math.floor(host / 2)] ?? 'c',
        guest: host * guestsEach,
        seenBy: [[nodeName(host % 2 === 0 ? host + 1 : host - 1), host === 41 ? 'LEFTCLUSTER' : 'UP']],
        severity: sick(host),
      }),
    ),
    clusters: clusters.map((name, index) =>
      clusterOf(seen, {
        name,
        configuration: 'B',
        nodes: [nodeName(index * 2), nodeName(index * 2 + 1)],
        states: ['Online', 'Standby'],
        severity: index === 20 ? 'critical' : 'healthy',
      }),
    ),
    machines: names.map((name, host) => machineOf(now, 'host', name, host === 77)),
    findings: [
      {
        code: 'cf-leftcluster',
        severity: 'critical',
        subject: { kind: 'node', id: nodeName(41) },
        facts: { observer: nodeName(40), node: nodeName(41) },
        since: now - 48_000,
      },
    ],
  });
}
