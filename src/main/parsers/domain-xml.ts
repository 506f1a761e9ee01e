import { z } from 'zod';
import { guestIdSchema, type GuestId } from '../../shared/domain/names.ts';
import { ownWord } from '../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { nodeMark, type NodeMark } from './domain-metadata.ts';
import { unreadableAs } from './printed-lines.ts';
import { attribute, elements, requiredText } from './xml-shapes.ts';
import { readXml } from './xml.ts';

/** What a domain's definition says, as far as the console uses it. Memory in KiB. */
export interface DomainDefinition {
  readonly name: string;
  readonly uuid: GuestId;
  /** The most that it may have; the ones in use can be fewer. */
  readonly vcpus: number;
  readonly memoryKib: number;
  /** `source` is null for an interface or drive without one (user networking, an empty drive). */
  readonly interfaces: readonly { readonly mac: string; readonly source: string | null }[];
  readonly disks: readonly { readonly target: string; readonly source: string | null }[];
  /** Which cluster node the domain is, if somebody wrote it into its metadata. */
  readonly node: NodeMark | null;
}

const source = z.record(z.string(), z.unknown());
const domainSchema = z.object({
  name: requiredText,
  uuid: requiredText.pipe(guestIdSchema),
  vcpu: requiredText.pipe(z.string().regex(/^[1-9]\d{0,4}$/)).transform(Number),
  memory: z.tuple([z.object({ '@unit': attribute, '#text': z.string().regex(/^\d{1,15}$/) })]),
  metadata: elements(z.record(z.string(), z.unknown())),
  devices: z.array(
    z.object({
      interface: elements(
        z.object({ mac: z.tuple([z.object({ '@address': z.string().min(1) })]), source: elements(source) }),
      ),
      disk: elements(
        z.object({ target: z.tuple([z.object({ '@dev': z.string().min(1) })]), source: elements(source) }),
      ),
    }),
  ),
});
const documentSchema = z.object({ domain: z.tuple([domainSchema.loose()]) });

/** Reads `virDomainGetXMLDesc`'s document (libvirt's domain format). */
export function parseDomainXml(text: string): Result<DomainDefinition, ProbeFailure> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const document = documentSchema.safeParse(xml.value);
  if (!document.success)
    return fail(unreadableAs(ownWord('not-a-domain', { why: describe(document.error) })));
  const [domain] = document.data.domain;
  const memoryKib = inKib(domain.memory[0]);
  if (memoryKib === null) return fail(unreadableAs(ownWord('unit-not-known', { field: 'domain.memory' })));
  return ok({
    name: domain.name,
    uuid: domain.uuid,
    vcpus: domain.vcpu,
    memoryKib,
    interfaces: domain.devices.flatMap((devices) =>
      devices.interface.map(({ mac, source }) => ({ mac: mac[0]['@address'], source: sourceOf(source) })),
    ),
    disks: domain.devices.flatMap((devices) =>
      devices.disk.map(({ target, source }) => ({ target: target[0]['@dev'], source: sourceOf(source) })),
    ),
    node: nodeMark(domain.metadata),
  });
}

const describe = (error: z.ZodError) => {
  const [issue] = error.issues;
  return issue === undefined ? '?' : `${issue.path.join('.')}: ${issue.message}`;
};

/** A network, bridge or direct device; a file, block device, network disk or pool's volume. */
const SOURCES = ['@network', '@bridge', '@file', '@volume', '@name', '@dev', '@dir', '@path'];

function sourceOf(sources: readonly Readonly<Record<string, unknown>>[]): string | null {
  const [first] = sources;
  const values = SOURCES.map((name) => first?.[name]);
  return values.find((value) => typeof value === 'string') ?? null;
}

/** libvirt prints KiB; its documented units are accepted all the same. */
const UNITS = new Map([
  ['b', 1],
  ['bytes', 1],
  ['KB', 1000],
  ['k', 1024],
  ['KiB', 1024],
  ['MB', 1000 ** 2],
  ['M', 1024 ** 2],
  ['MiB', 1024 ** 2],
  ['GB', 1000 ** 3],
  ['G', 1024 ** 3],
  ['GiB', 1024 ** 3],
  ['TB', 1000 ** 4],
  ['T', 1024 ** 4],
  ['TiB', 1024 ** 4],
]);

function inKib(memory: { readonly '#text': string; readonly '@unit'?: string | undefined }): number | null {
  const bytes = UNITS.get(memory['@unit'] ?? 'KiB');
  return bytes === undefined ? null : Math.round((Number(memory['#text']) * bytes) / 1024);
}
