import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import type { TextPart } from '../../../../shared/text/message.ts';
import type { Text } from '../../../../shared/text/text.ts';
import type { SiteState } from '../../live/site-source.ts';
import type { Format } from '../../ui/format.ts';
import { onceASample } from './once-a-sample.ts';

export type LoadKind = 'cpu' | 'memory';

export const TOTAL = { cpu: 'cpuTotal', memory: 'memoryTotal' } as const;

/** What stands around a host's load graphs; seldom another. */
export interface LoadFrame {
  /** In the order of their marks. */
  readonly guests: readonly string[];
  /** Since when libvirt there is not heard; epoch ms, null while it is. */
  readonly unknownSince: number | null;
  /** How much there is: cores, bytes; null: not measured. */
  readonly cpu: number | null;
  readonly memory: number | null;
}

export function loadFrame({ records }: SiteState, name: string): LoadFrame {
  const host = records.hosts.get(name);
  if (host === undefined) return NOTHING_KNOWN;
  const { guests, libvirt, load } = host;
  return {
    guests,
    unknownSince: libvirt.kind === 'unknown' ? libvirt.since : null,
    cpu: load?.cpuTotal ?? null,
    memory: load?.memoryTotal ?? null,
  };
}

const NOTHING_KNOWN: LoadFrame = { guests: [], unknownSince: null, cpu: null, memory: null };

/** How much of a host is used, put into words once for each sample. */
export function loadWords(
  name: string,
  kind: LoadKind,
  { text, format }: { readonly text: Text; readonly format: Format },
): (state: SiteState) => readonly TextPart[] {
  return onceASample(
    ({ records }) => records.hosts.get(name)?.load ?? null,
    (load) => (load === null ? notMeasured(text) : text.parts('site.load.of', WORDS[kind](format, load))),
  );
}

const notMeasured = (text: Text): readonly TextPart[] => [{ text: text('word.notMeasured'), strong: false }];

type Load = NonNullable<HostRecord['load']>;

const WORDS = {
  cpu: ({ number, cores }: Format, { cpu, cpuTotal }: Load) => ({
    used: number(cpu),
    total: cores(cpuTotal),
  }),
  memory: ({ bytes }: Format, { memory, memoryTotal }: Load) => ({
    used: bytes(memory),
    total: bytes(memoryTotal),
  }),
};
