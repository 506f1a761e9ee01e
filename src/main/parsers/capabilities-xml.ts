import { z } from 'zod';
import { ownWord } from '../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { unreadableAs } from './printed-lines.ts';
import { elements, requiredText } from './xml-shapes.ts';
import { readXml } from './xml.ts';

/** A host's capabilities. `uuid` and `cpuModel` are null where the driver does not say (`test:///`). */
export interface HostCapabilities {
  readonly uuid: string | null;
  readonly arch: string;
  readonly cpuModel: string | null;
}

const textElements = elements(z.object({ '#text': z.string() }));
const documentSchema = z.object({
  capabilities: z.tuple([
    z.object({
      host: z.tuple([
        z.object({
          uuid: textElements,
          cpu: z.tuple([z.object({ arch: requiredText, model: textElements })]),
        }),
      ]),
    }),
  ]),
});

/** Reads `virConnectGetCapabilities`' document (libvirt's capabilities format). */
export function parseCapabilitiesXml(text: string): Result<HostCapabilities, ProbeFailure> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const document = documentSchema.safeParse(xml.value);
  if (!document.success) return fail(unreadableAs(ownWord('not-capabilities', {})));
  const [{ uuid, cpu }] = document.data.capabilities[0].host;
  return ok({
    uuid: textOf(uuid),
    arch: cpu[0].arch,
    cpuModel: textOf(cpu[0].model),
  });
}

function textOf(found: readonly { readonly '#text': string }[]): string | null {
  const text = found[0]?.['#text'].trim() ?? '';
  return text === '' ? null : text;
}
