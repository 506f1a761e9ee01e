import { parseArgs } from 'node:util';
import { z } from 'zod';

const optionsSchema = z.object({
  run: z.string().min(1),
  hosts: z.coerce.number().int().min(1).max(500),
  guests: z.coerce.number().int().min(0).max(50_000),
  nodes: z.coerce.number().int().min(0).max(5_000),
  esxi: z.coerce.number().int().min(0).max(20),
  controlled: z.coerce.number().int().min(0).max(250),
  unmarked: z.coerce.number().int().min(0).max(5_000),
  seed: z.coerce.number().int(),
  rate: z.coerce.number().min(0).max(100_000),
  withParent: z.boolean(),
});
export type RehearsalOptions = z.infer<typeof optionsSchema>;

/** Throws with a sentence for the terminal when the arguments make no sense. */
export function readOptions(args: readonly string[]): RehearsalOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      run: { type: 'string' },
      hosts: { type: 'string' },
      guests: { type: 'string', default: '8' },
      nodes: { type: 'string' },
      esxi: { type: 'string' },
      controlled: { type: 'string', default: '0' },
      unmarked: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      rate: { type: 'string', default: '1' },
      'with-parent': { type: 'boolean', default: false },
    },
  });
  const sizes = { hosts: '4', esxi: values.hosts === undefined ? '2' : '0' };
  const nodes = values.nodes ?? String(Math.min(6, Number(values.guests)));
  const parsed = optionsSchema.safeParse({ ...sizes, ...values, nodes, withParent: values['with-parent'] });
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
