import type { z } from 'zod';
import {
  clockOffsetSchema,
  libvirtGuestsSchema,
  overloadSchema,
  rmsSettingsSchema,
} from '../../../shared/domain/machine-settings.ts';
import type { Text } from '../../../shared/text/text.ts';

type Told = (text: Text, value: unknown) => string | null;

/** Takes what fits the schema; null for anything else, which is shown as it is stored. */
const told =
  <T>(schema: z.ZodType<T>, words: (text: Text, value: T) => string): Told =>
  (text, value) => {
    const read = schema.safeParse(value);
    return read.success ? words(text, read.data) : null;
  };

const OVERLOADS = ['cpu', 'memory', 'io'] as const;

/** What machines say of their clock, load and settings, in words. */
export const MACHINE_WORDS: ReadonlyMap<string, Told> = new Map([
  ['clock', told(clockOffsetSchema, (text, offset) => text('change.clock.offset', { ...offset }))],
  [
    'overload',
    told(overloadSchema, (text, overload) => {
      const high = OVERLOADS.filter((each) => overload[each] === true);
      const unknown = OVERLOADS.filter((each) => overload[each] === null);
      const isWithin = high.length === 0 && unknown.length < OVERLOADS.length;
      return [
        ...(isWithin ? [text('change.overload.none')] : high.map((each) => text(`change.overload.${each}`))),
        ...unknown.map((each) => text(`change.overload.unknown.${each}`)),
      ].join(', ');
    }),
  ],
  [
    'libvirt-guests',
    told(libvirtGuestsSchema, (text, { onShutdown, onBoot, unit }) =>
      text('change.libvirtGuests.words', { onShutdown, onBoot, unit: unit ?? text('word.unknown') }),
    ),
  ],
  [
    'rms-settings',
    told(rmsSettingsSchema, (text, { shutdownPriorities, namesHvsgpr }) => {
      const priorities =
        shutdownPriorities.length === 0
          ? text('change.rmsSettings.noPriority')
          : text('change.rmsSettings.priorities', { list: shutdownPriorities.join(', ') });
      return namesHvsgpr ? `${priorities}, ${text('change.rmsSettings.hvsgpr')}` : priorities;
    }),
  ],
]);
