import type { StateChange } from '../../../shared/contract/history.ts';
import type { TextKey } from '../../../shared/text/en.ts';
import { failureText } from '../../../shared/text/failure-text.ts';
import type { TextPart } from '../../../shared/text/message.ts';
import type { Text } from '../../../shared/text/text.ts';
import { changeFlags, changeValue } from './change-value.ts';
import { settingsText } from './settings-text.ts';

interface Sentence {
  readonly said: TextKey;
  readonly source: TextKey;
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
  libvirt: { said: 'change.libvirt', source: 'source.libvirt' },
  kvmguests: { said: 'change.kvmguests', source: 'source.files' },
  domain: { said: 'change.domain', source: 'source.libvirtOn' },
  definition: { said: 'change.definition', source: 'source.libvirtOn' },
  ssh: { said: 'change.ssh', source: 'source.ssh' },
  'cf-local': { said: 'change.cfLocal', source: 'source.cftoolSelf' },
  cf: { said: 'change.cf', source: 'source.cftool' },
  'cf-timeout': { said: 'change.cfTimeout', source: 'source.cfset' },
  sysnode: { said: 'change.sysnode', source: 'source.hvdispSelf' },
  application: { said: 'change.application', source: 'source.hvdisp' },
  resource: { said: 'change.resource', source: 'source.hvdisp' },
  rcsd: { said: 'change.rcsd', source: 'source.files' },
  'agent-targets': { said: 'change.agentTargets', source: 'source.files' },
  clock: { said: 'change.clock', source: 'source.ssh' },
  overload: { said: 'change.overload', source: 'source.files' },
  'libvirt-guests': { said: 'change.libvirtGuests', source: 'source.files' },
  'rms-settings': { said: 'change.rmsSettings', source: 'source.files' },
  bmc: { said: 'change.bmc', source: 'source.bmc' },
  sf: { said: 'change.sf', source: 'source.sdtoolSelf' },
};
const AGENT: Sentence = { said: 'change.agent', source: 'source.sdtool' };
const OTHER: Sentence = { said: 'change.other', source: 'source.other' };

const sentenceOf = (aspect: string): Sentence =>
  aspect.startsWith('agent:') ? AGENT : (SENTENCES[aspect] ?? OTHER);

/** A state change as a sentence in pieces. `name` is the subject's name as a person knows it. */
export function changeParts(text: Text, change: StateChange, name: string): readonly TextPart[] {
  const { aspect, observer, because } = change;
  const values = { subject: name, observer, aspect: aspect.replace(/^agent:/, '') };
  if (because?.kind === 'not-asked') return text.parts('change.notAsked', values);
  if (because !== null || change.after === null)
    return text.parts('change.unknown', {
      ...values,
      what: text(sentenceOf(aspect).source, values),
      why: because === null ? text('word.unknown') : failureText(text, because),
    });
  return text.parts(sentenceOf(aspect).said, {
    ...values,
    after: afterText(text, aspect, change.after),
  });
}

function afterText(text: Text, aspect: string, after: string): string {
  const settings = settingsText(text, aspect, after);
  if (settings !== null) return settings;
  const value = changeValue(after);
  if (value === null) return text('change.notThere');
  if (aspect === 'kvmguests') return text('change.checksum', { digest: value.slice(0, 12) });
  return aspect === 'definition' ? definitionText(text, after) : value;
}

const DEFINITION_WORDS = {
  persistent: ['change.transient', 'change.persistent'],
  autostart: ['change.noAutostart', 'change.autostart'],
  managedSave: ['change.noManagedSave', 'change.managedSave'],
} as const satisfies Readonly<Record<string, readonly [TextKey, TextKey]>>;

/** What a guest's definition says of it on one host, in words; what is not known is left out. */
function definitionText(text: Text, after: string): string {
  const flags = changeFlags(after);
  const words = Object.entries(DEFINITION_WORDS).flatMap(([name, [no, yes]]) => {
    const flag = flags.get(name);
    return flag === undefined ? [] : [text(flag ? yes : no)];
  });
  return words.length === 0 ? text('word.unknown') : words.join(', ');
}

/** Which command or daemon said it. */
export const changeSource = (text: Text, { aspect, subject, observer }: StateChange, name: string): string =>
  text(sentenceOf(aspect).source, { subject: subject.kind === 'guest' ? name : subject.id, observer });
