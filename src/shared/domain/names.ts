import { z } from 'zod';

/** Identifiers are branded: a guest's name cannot be passed where a node's is wanted. */
const name = z.string().min(1).max(255);

/** File name of a site without its ending; also its id everywhere. */
export const siteIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
  .brand<'SiteId'>();
export type SiteId = z.infer<typeof siteIdSchema>;

export const hostNameSchema = name.brand<'HostName'>();
export type HostName = z.infer<typeof hostNameSchema>;

/** A libvirt domain's UUID, lower case with dashes. */
export const guestIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .brand<'GuestId'>();
export type GuestId = z.infer<typeof guestIdSchema>;

/** A CF node name. */
export const nodeNameSchema = name.brand<'NodeName'>();
export type NodeName = z.infer<typeof nodeNameSchema>;

export const clusterNameSchema = name.brand<'ClusterName'>();
export type ClusterName = z.infer<typeof clusterNameSchema>;
