import { z } from 'zod';
import { form } from './file-form.ts';
import { secretSourceSchema } from './notify-file.ts';

/** What a host's BMC says of its power. A word that is not known is neither. */
export const powerStateSchema = z.enum(['on', 'off']);
export type PowerState = z.infer<typeof powerStateSchema>;

/** Where a BMC listens when its entry names no port. */
export const BMC_PORT = { ipmi: 623, redfish: 443 } as const;

export const secretNameSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, form('secret-name'));

const common = {
  /** Host name or address of the BMC itself. */
  address: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[A-Za-z0-9][A-Za-z0-9.:-]*$|^::/, form('bmc-address')),
  port: z.int().min(1).max(65535).optional(),
  user: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[^\s\p{Cc}:-][^\p{Cc}:]*$/u, form('bmc-user')),
  /** A name in the console's file of secrets (`nodeward secret set NAME`), or where else the password is. */
  secret: z.union([secretNameSchema, secretSourceSchema], form('secret')),
};

/** How a host's BMC is reached. A password is never in the site file. */
export const bmcAccessSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('ipmi'),
    /** RMCP+ cipher suite: 17 (SHA-256) unless an old BMC knows only 3 (SHA-1). */
    cipherSuite: z.literal([3, 17]).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('redfish'),
    /** File of the certificate authority; the certificate must then carry the address. */
    ca: z.string().startsWith('/', form('absolute-path')).optional(),
    /** SHA-256 of the certificate itself, 64 hexadecimal digits with or without colons. */
    fingerprint: z
      .string()
      .regex(/^(?:[0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$/, form('fingerprint'))
      .optional(),
    /** Id of the system in `/redfish/v1/Systems`; may be left out where there is only one. */
    system: z
      .string()
      .max(128)
      .regex(/^[\w.~-]+$/, form('redfish-system'))
      .optional(),
    /** `session` logs in and out again; `basic` unless said otherwise. */
    auth: z.enum(['basic', 'session']).optional(),
  }),
]);
export type BmcAccess = z.infer<typeof bmcAccessSchema>;
export type IpmiAccess = Extract<BmcAccess, { kind: 'ipmi' }>;
export type RedfishAccess = Extract<BmcAccess, { kind: 'redfish' }>;
