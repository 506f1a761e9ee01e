import { z } from 'zod';

/** The time a view draws: the newest there is, or an instant (epoch milliseconds). */
export const momentSchema = z.union([z.literal('now'), z.int().nonnegative()]);
export type Moment = z.infer<typeof momentSchema>;
