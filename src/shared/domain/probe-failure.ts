import { z } from 'zod';
import { ownWordSchema } from './own-words.ts';

/**
 * Of a question without an answer. `machine`: it has shown life all the same, by a word before its end or a key exchange. `nothing`:
 * nothing of ours got on its way to it, for want of a name, a jump host or a file here. Absent: it was not heard.
 */
const reached = z.enum(['machine', 'nothing']).optional();

const own = z.array(ownWordSchema).readonly().optional();

/**
 * Why a question got no usable answer. Kinds are for programs; the words a person reads are made in
 * `shared/text`. `detail` is raw text of the other side or of the system, never a secret; what this program has to
 * say of it is `own`. Failures that were stored before there was `own` have all of it in `detail`.
 */
export const probeFailureSchema = z.discriminatedUnion('kind', [
  /** Nobody has asked yet (just started, or not set up to be asked). */
  z.object({ kind: z.literal('not-asked') }),
  /** No connection: name not found, refused, no route, closed. */
  z.object({ kind: z.literal('unreachable'), detail: z.string(), own, reached }),
  z.object({ kind: z.literal('timed-out'), afterMs: z.number(), reached }),
  z.object({ kind: z.literal('cancelled') }),
  /** Three intervals went by without an answer; what was known before is too old to be believed. */
  z.object({ kind: z.literal('silent'), intervals: z.number() }),
  /** A command ended with an exit code that is not its success. */
  z.object({ kind: z.literal('refused'), exitCode: z.number(), stderr: z.string() }),
  /** The answer came but cannot be read for certain; `line` is the first line that could not, `own` what is wrong otherwise. */
  z.object({ kind: z.literal('unreadable'), line: z.string(), own }),
  /** The layer that would answer is not running (CF, RMS, SF), as its own command says. */
  z.object({ kind: z.literal('not-running'), what: z.string() }),
  /** A guest that is marked as one node says that it is another; `said` is the name that it gives. */
  z.object({ kind: z.literal('other-node'), said: z.string() }),
  /** The answer came, but has no row for this object. */
  z.object({ kind: z.literal('missing') }),
  z.object({
    kind: z.literal('host-key'),
    problem: z.enum(['unknown', 'changed', 'revoked']),
    fingerprint: z.string(),
    detail: z.string(),
  }),
  /** A TLS certificate that is not the one that the site file names, or cannot be verified. Nothing was sent. */
  z.object({ kind: z.literal('certificate'), fingerprint: z.string(), detail: z.string(), own }),
  /** The password is not where the site file says it is; `secret` is its name or place. */
  z.object({ kind: z.literal('secret-missing'), secret: z.string(), detail: z.string(), own }),
  z.object({ kind: z.literal('login-refused'), user: z.string(), detail: z.string(), own }),
  /** A key needs its passphrase, and nobody has given it yet. */
  z.object({ kind: z.literal('passphrase-needed'), keyFile: z.string() }),
  /** Logged in, but not allowed to run what was asked (sudo). */
  z.object({ kind: z.literal('denied'), detail: z.string(), own }),
  /** A configuration directive that is not supported is refused by name, never ignored. */
  z.object({ kind: z.literal('unsupported'), directive: z.string(), where: z.string(), own }),
  /** libvirt's own error: code and domain as in its virterror.h. */
  z.object({ kind: z.literal('libvirt'), code: z.number(), domain: z.number(), detail: z.string() }),
  /** The other side broke the protocol; the connection was closed. */
  z.object({ kind: z.literal('protocol'), detail: z.string(), own }),
  z.object({ kind: z.literal('bug'), detail: z.string() }),
]);

export type ProbeFailure = z.infer<typeof probeFailureSchema>;
export type Unreadable = Extract<ProbeFailure, { kind: 'unreadable' }>;
