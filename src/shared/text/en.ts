import { advice } from './en/advice.ts';
import { alerts } from './en/alerts.ts';
import { alertsView } from './en/alerts-view.ts';
import { applicationOperations } from './en/application-operations.ts';
import { clusters } from './en/clusters.ts';
import { commandLine } from './en/command-line.ts';
import { contradictions } from './en/contradictions.ts';
import { desktop } from './en/desktop.ts';
import { explanations } from './en/explanations.ts';
import { files } from './en/files.ts';
import { guests } from './en/guests.ts';
import { hostLoss } from './en/host-loss.ts';
import { hostOperations } from './en/host-operations.ts';
import { hosts } from './en/hosts.ts';
import { operations } from './en/operations.ts';
import { operationRuns } from './en/operation-runs.ts';
import { ownWords } from './en/own-words.ts';
import { powerOperations } from './en/power-operations.ts';
import { rehearsal } from './en/rehearsal.ts';
import { secrets } from './en/secrets.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { site } from './en/site.ts';
import { siteLock } from './en/site-lock.ts';
import { words } from './en/words.ts';

/** True when no key stands in two parts; otherwise the key, so that the build names it. */
type OncePerKey<Parts extends readonly object[], Seen = never> = Parts extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? keyof First & Seen extends never
    ? OncePerKey<Rest, Seen | keyof First>
    : { readonly twice: keyof First & Seen }
  : true;

const oncePerKey: OncePerKey<
  readonly [
    typeof advice,
    typeof alertsView,
    typeof words,
    typeof shell,
    typeof site,
    typeof clusters,
    typeof hosts,
    typeof hostLoss,
    typeof hostOperations,
    typeof operations,
    typeof applicationOperations,
    typeof operationRuns,
    typeof ownWords,
    typeof powerOperations,
    typeof siteLock,
    typeof files,
    typeof guests,
    typeof rehearsal,
    typeof secrets,
    typeof settings,
    typeof alerts,
    typeof commandLine,
    typeof desktop,
    typeof contradictions,
    typeof explanations,
  ]
> = true;
void oncePerKey;

/** Every text that a person reads, in English: ICU messages, flat keys. */
export const en = {
  ...advice,
  ...alertsView,
  ...words,
  ...shell,
  ...site,
  ...clusters,
  ...hosts,
  ...hostLoss,
  ...hostOperations,
  ...operations,
  ...applicationOperations,
  ...operationRuns,
  ...ownWords,
  ...powerOperations,
  ...siteLock,
  ...files,
  ...guests,
  ...rehearsal,
  ...secrets,
  ...settings,
  ...alerts,
  ...commandLine,
  ...desktop,
  ...contradictions,
  ...explanations,
} as const;

export type TextKey = keyof typeof en;
/** One language: a text for every key. */
export type Catalogue = Readonly<Record<TextKey, string>>;
