import type { OperationName } from '../../../src/shared/domain/operation-request.ts';
import * as application from './application-stages.ts';
import { cfTimeout, cfTimeoutThatFails, sfRestart } from './cluster-stages.ts';
import { hostDrain, hostReturn } from './host-stages.ts';
import {
  guestPowerOff,
  guestShutdown,
  guestStart,
  hostPowerOff,
  hostStop,
  shutdownByRms,
  startByRms,
} from './power-stages.ts';
import { hostFailover, hungGuest, hungGuestOfRms, lostSide, lostSideOfRms } from './recovery-stages.ts';
import type { Stage } from './stage.ts';

/** A scene for each operation that there is; its steps are its own and stand nowhere here. */
export const STAGES: Partial<Readonly<Record<OperationName, Stage>>> = {
  'leftcluster-recovery': hungGuest,
  'partition-recovery': lostSide,
  'sf-restart': sfRestart,
  'guest-start': guestStart,
  'guest-shutdown': guestShutdown,
  'guest-power-off': guestPowerOff,
  'host-drain': hostDrain,
  'host-stop': hostStop,
  'host-return': hostReturn,
  'host-power-off': hostPowerOff,
  'application-switch': application.applicationSwitch,
  'application-force-switch': application.applicationForceSwitch,
  'application-online': application.applicationOnline,
  'application-offline': application.applicationOffline,
  'application-clear-fault': application.applicationClearFault,
  'application-maintenance-on': application.maintenanceOn,
  'application-maintenance-off': application.maintenanceOff,
  'cf-timeout': cfTimeout,
};

/** Other ways through an operation, with steps that the first scene does not reach. */
export const MORE_STAGES: Readonly<Record<string, Stage>> = {
  'leftcluster-recovery in configuration C': hostFailover,
  'leftcluster-recovery through RMS of the hosts': hungGuestOfRms,
  'partition-recovery through RMS of the hosts': lostSideOfRms,
  'cf-timeout that goes back': cfTimeoutThatFails,
  'guest-shutdown through RMS of the hosts': shutdownByRms,
  'guest-start through RMS of the hosts': startByRms,
};

/** Operations without a scene, and why. */
export const NOT_STAGED: Partial<Readonly<Record<OperationName, string>>> = {};
