import { z } from 'zod';
import { form } from './file-form.ts';

/** `notify.yaml` beside the folder of the sites. Format: docs/formats/alerts.md. Secrets are never in it. */
export const secretSourceSchema = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, form('environment-name')) }),
    /** A systemd credential (`LoadCredential=`). */
    z.strictObject({ credential: z.string().regex(/^[\w.-]+$/, form('credential-name')) }),
    /** Readable by its owner only. */
    z.strictObject({ file: z.string().startsWith('/', form('absolute-path')) }),
  ],
  form('secret-source'),
);
export type SecretSource = z.infer<typeof secretSourceSchema>;

const webAddress = z.url({ protocol: /^https?$/, error: form('web-address') });
const common = {
  name: z.string().min(1).max(60),
  /** What is at least so bad is sent. */
  minimum: z.enum(['degraded', 'unknown', 'critical']).default('degraded'),
};
export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('webhook'),
    url: webAddress,
    /** Sent as `Authorization: Bearer …`. */
    token: secretSourceSchema.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('alertmanager'),
    /** Without `/api/v2/alerts`. */
    url: webAddress,
    token: secretSourceSchema.optional(),
    /** How often what is open is said again; shorter than Alertmanager's resolve_timeout. */
    repeatSeconds: z.number().min(1).max(3600).default(60),
    labels: z
      .record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, form('label-name')), z.string())
      .default({}),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('smtp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65535).default(587),
    /** `starttls` and `tls` refuse to go on without encryption. */
    security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
    user: z.string().min(1).optional(),
    password: secretSourceSchema.optional(),
    from: z.string().min(3),
    to: z.array(z.string().min(3)).min(1),
  }),
]);
export type Channel = z.infer<typeof channelSchema>;

export const notifyFileSchema = z.strictObject({
  version: z.literal(1),
  channels: z.array(channelSchema).default([]),
});
export type NotifyFile = z.infer<typeof notifyFileSchema>;
