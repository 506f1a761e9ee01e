import { z } from 'zod';

/**
 * The only words of ours that reach a command line. Each is one plain word that no program takes for an option, a
 * path or a pattern.
 */
export const cfNodeWordSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,30}$/)
  .brand<'CfNodeWord'>();
export type CfNodeWord = z.infer<typeof cfNodeWordSchema>;

export const sysNodeWordSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/)
  .brand<'SysNodeWord'>();
export type SysNodeWord = z.infer<typeof sysNodeWordSchema>;

export const applicationWordSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)
  .brand<'ApplicationWord'>();
export type ApplicationWord = z.infer<typeof applicationWordSchema>;

export const clusterWordSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/)
  .brand<'ClusterWord'>();
export type ClusterWord = z.infer<typeof clusterWordSchema>;

/** CF's number of a node, as `cftool -n` prints it. */
export const cfNodeNumberSchema = z.number().int().min(1).max(255).brand<'CfNodeNumber'>();
export type CfNodeNumber = z.infer<typeof cfNodeNumberSchema>;

/** CLUSTER_TIMEOUT in seconds: 1 at least (CF guide 4.3, 1.1.2); more than an hour is a mistake. */
export const cfTimeoutSchema = z.number().int().min(1).max(3_600).brand<'CfTimeout'>();
export type CfTimeout = z.infer<typeof cfTimeoutSchema>;
