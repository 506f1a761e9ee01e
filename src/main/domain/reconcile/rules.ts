import * as cf from './cf-rules.ts';
import * as clock from './clock-rules.ts';
import * as configuration from './configuration-rules.ts';
import * as domain from './domain-rules.ts';
import * as host from './host-rules.ts';
import * as leftcluster from './leftcluster-rules.ts';
import * as migration from './migration-rules.ts';
import * as rms from './rms-rules.ts';
import type { Rule } from './rule.ts';
import * as sf from './sf-rules.ts';

/** Every rule that looks at more than one reading, one a code. */
export const RULES: readonly Rule[] = [
  leftcluster.leftclusterDomainRuns,
  leftcluster.leftclusterDomainStopped,
  leftcluster.leftclusterStopNotProven,
  leftcluster.leftclusterWhileAnswering,
  cf.partition,
  cf.observersDisagree,
  cf.downButAnswers,
  cf.timeoutNotKnown,
  cf.timeoutDiffers,
  cf.strangers,
  cf.upRmsDown,
  rms.sysnodeWait,
  rms.rowMissing,
  rms.onlineTwice,
  rms.notAsIntended,
  rms.maintenance,
  sf.killFailed,
  sf.untested,
  sf.noAgent,
  sf.settingsDiffer,
  sf.targetDiffers,
  sf.icmpUnconfirmed,
  migration.timeoutRaised,
  migration.migrationWindow,
  domain.onTwoHosts,
  domain.pausedByUser,
  domain.pausedIoError,
  domain.pausedMigration,
  domain.pausedUnknown,
  domain.managedSave,
  domain.autostartTwice,
  domain.definedTwice,
  domain.sameUuid,
  domain.sameMac,
  domain.aliveDomainOff,
  domain.withoutDomain,
  host.overloaded,
  host.powerNotKnown,
  host.libvirtGuestsSuspend,
  host.kvmguestsDiffers,
  host.kvmguestsNotKnown,
  host.withoutPrimecluster,
  configuration.onOneHost,
  configuration.configurationDiffers,
  configuration.oneHostByDesign,
  configuration.shutdownPriority,
  configuration.foreignResource,
  clock.clockSkew,
  clock.consoleClock,
];
