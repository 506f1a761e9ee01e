import { z } from 'zod';

/**
 * Who is behind a line, as the host that opened it knows. `os-user`: the console's own window, or the browser that
 * stands for it; `operator`: whoever has an operator's link; `observer`: everybody else.
 */
export const callerSchema = z.object({
  /** The name that stands in every entry of the record. */
  person: z.string().min(1).max(200),
  login: z.enum(['observer', 'os-user', 'operator']),
});
export type Caller = z.infer<typeof callerSchema>;

export const OBSERVER: Caller = { person: 'observer', login: 'observer' };
