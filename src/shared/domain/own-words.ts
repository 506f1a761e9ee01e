import { z } from 'zod';

/**
 * What this program itself says of trouble, each with the names of its facts. The sentences are made in
 * `shared/text`; what another program or the system said stays as it is, beside them.
 */
export const OWN_WORDS = {
  // Text of another program among words of ours.
  said: ['said'],
  // Secrets that the site file or notify.yaml says where to find.
  'variable-missing': ['variable'],
  'no-credentials-folder': [],
  'file-unreadable': ['file'],
  'file-open-to-others': ['file'],
  // The command line.
  'listen-form': ['text', 'example'],
  'listen-not-loopback': ['address'],
  'operator-without-name': [],
  // Notifications.
  'no-such-channel': ['channel'],
  'channel-gone': ['channel'],
  'message-of-another-version': [],
  'http-answer': ['status', 'said'],
  'as-user': ['user'],
  // Passwords that this host keeps.
  'no-keychain': [],
  'basic-text': [],
  'no-answer': [],
  'not-stored': [],
  undecryptable: [],
  locked: [],
  'wrong-passphrase': [],
  damaged: [],
  'open-to-others': ['mode'],
  failed: ['said'],
  'not-changed-here': [],
  'not-used': [],
  // The rehearsal site.
  'no-rehearsal-site': [],
  'rehearsal-ended': ['code'],
  'rehearsal-mute': [],
  'rehearsal-closed': [],
  'rehearsal-strange-answer': ['question'],
  // SSH: the way to a machine, its key, the login.
  'jump-host': ['machine'],
  'closed-during-handshake': [],
  'closed-during-login': [],
  'no-key-to-offer': [],
  offered: ['keys'],
  'server-takes': ['methods'],
  'key-no-key': ['key'],
  'key-open-to-others': ['key'],
  'key-no-private-key': ['key'],
  'key-other-form': ['key'],
  'key-too-small': ['key'],
  'key-type-left-out': ['key'],
  agent: ['socket', 'said'],
  'host-key-unreadable': [],
  'host-key-too-short': ['bits'],
  'other-side-closed': [],
  'closed-before-end': [],
  'ended-by-signal': ['signal'],
  'output-too-long': ['bytes'],
  // SSH: what of its configuration is not done here.
  'config-line-unreadable': ['where'],
  'config-quote-open': ['where'],
  'proxy-command-name': ['where'],
  'config-open-to-others': ['file'],
  'include-too-deep': ['file'],
  'too-many-jumps': ['machine'],
  'no-public-key-login': ['where'],
  // libvirt through SSH.
  'forwarding-not-allowed': [],
  'no-socket-known': [],
  'no-socket-reached': ['paths'],
  'helper-missing': [],
  'netcat-without-socket': [],
  'netcat-missing': ['path'],
  'ended-at-once': [],
  program: ['program'],
  'exit-code': ['code'],
  // libvirt.
  'daemon-closed': [],
  'daemon-leaves-calls': [],
  'daemon-not-reading': [],
  'daemon-stopped-in-message': [],
  'ended-in-message': [],
  'no-sign-of-life': ['seconds'],
  polkit: [],
  sasl: [],
  'plain-tcp': ['host'],
  'libvirt-uri': ['uri'],
  tls: [],
  'tls-not-confirmed': [],
  'tls-certificate-refused': [],
  // BMCs.
  'closed-during-tls': [],
  'no-tls': [],
  'other-certificate': [],
  'no-session-token': [],
  'answer-too-long': [],
  'several-systems': ['count', 'path'],
  'no-ipmitool': [],
  'reset-not-offered': ['type'],
  'bmc-without-trust': [],
  // Answers that were cut or have not what was asked for.
  'longer-than': ['characters'],
  'section-missing': ['section'],
  'ended-before-section': ['section'],
  'not-capabilities': [],
  'not-a-domain': ['why'],
  'unit-not-known': ['field'],
  'statistics-missing': ['what', 'found'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type OwnCode = keyof typeof OWN_WORDS;
type FactsOf<C extends OwnCode> = Readonly<Record<(typeof OWN_WORDS)[C][number], string>>;

const codes = Object.keys(OWN_WORDS) as [OwnCode, ...OwnCode[]];

export interface OwnWord {
  readonly code: OwnCode;
  readonly facts: Readonly<Record<string, string>>;
}
/** By the name of its type: the compiler would write out all codes in the type of every schema that has a failure. */
export const ownWordSchema: z.ZodType<OwnWord> = z.object({
  code: z.enum(codes),
  facts: z.record(z.string(), z.string()),
});

/** A code with all its facts, and no others. */
export const ownWord = <C extends OwnCode>(code: C, facts: FactsOf<C>): OwnWord => ({ code, facts });

/** A failure of which nobody else has said anything: its `own` and its `detail`. */
export const inOwnWords = <C extends OwnCode>(
  code: C,
  facts: FactsOf<C>,
): { readonly detail: string; readonly own: readonly OwnWord[] } => ({
  detail: '',
  own: [ownWord(code, facts)],
});

/** Why something failed: a word of ours, or what another program said. */
export const reasonSchema = z.union([z.string(), ownWordSchema]);
export type Reason = z.infer<typeof reasonSchema>;
