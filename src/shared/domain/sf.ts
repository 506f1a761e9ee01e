import { z } from 'zod';
import { nodeNameSchema } from './names.ts';

/** Words of `sdtool -s` (CF guide 4.3, 7.5.2). */
export const saStateSchema = z.enum([
  'Idle',
  'Init-ing',
  'InitWorked',
  'InitFailed',
  'Testing',
  'TestWorked',
  'TestFailed',
  'Killing',
  'KillWorked',
  'KillFailed',
  'UnInit-ing',
  'UnInitWorked',
  'UnInitFailed',
]);
export const shutStateSchema = z.enum(['Unknown', 'Killing', 'KillWorked', 'KillFailed']);
export const testStateSchema = z.enum(['Unknown', 'Testing', 'TestWorked', 'TestFailed']);
export const initStateSchema = z.enum([
  'Unknown',
  'Init-ing',
  'InitWorked',
  'InitFailed',
  'UnInit-ing',
  'UnInitWorked',
  'UnInitFailed',
]);

export const agentStandingSchema = z.object({
  sa: saStateSchema,
  shut: shutStateSchema,
  test: testStateSchema,
  init: initStateSchema,
});
export type AgentStanding = z.infer<typeof agentStandingSchema>;

/** One row of `sdtool -s`: a shutdown agent's standing towards the node it would eliminate. */
export const agentRowSchema = agentStandingSchema.extend({
  target: nodeNameSchema,
  agent: z.string().min(1),
});
export type AgentRow = z.infer<typeof agentRowSchema>;

/** One line of `rcsd.cfg` (CF guide 4.3, 7.4.1). `timeout` in seconds. */
export const rcsdNodeSchema = z.object({
  node: nodeNameSchema,
  weight: z.number(),
  admIp: z.string().nullable(),
  agents: z.array(z.object({ agent: z.string().min(1), timeout: z.number() })),
});
export type RcsdNode = z.infer<typeof rcsdNodeSchema>;
