import { adminLanCut } from './scenarios/admin-lan-cut.ts';
import { agentsFail } from './scenarios/agents-fail.ts';
import { agentsFailOnHang } from './scenarios/agents-fail-on-hang.ts';
import { applicationFault } from './scenarios/application-fault.ts';
import { garbage } from './scenarios/garbage.ts';
import { guestHang } from './scenarios/guest-hang.ts';
import { guestOffNotProven } from './scenarios/guest-off-not-proven.ts';
import { guestOff } from './scenarios/guest-off.ts';
import { guestPanic } from './scenarios/guest-panic.ts';
import { guestPaused } from './scenarios/guest-paused.ts';
import { hostDownB } from './scenarios/host-down-b.ts';
import { hostOverloadC } from './scenarios/host-overload-c.ts';
import { hostPanicC } from './scenarios/host-panic-c.ts';
import { interconnectCut } from './scenarios/interconnect-cut.ts';
import { onlineTwice } from './scenarios/online-twice.ts';
import { partition } from './scenarios/partition.ts';
import { sfStopped } from './scenarios/sf-stopped.ts';
import { vmwareGuestHang } from './scenarios/vmware-guest-hang.ts';
import type { Scenario } from './scenario.ts';

/** Every rehearsal that can be asked for by name. */
export const SCENARIOS: readonly Scenario[] = [
  adminLanCut,
  agentsFail,
  agentsFailOnHang,
  applicationFault,
  garbage,
  guestHang,
  guestOffNotProven,
  guestOff,
  guestPanic,
  guestPaused,
  hostDownB,
  hostOverloadC,
  hostPanicC,
  interconnectCut,
  onlineTwice,
  partition,
  sfStopped,
  vmwareGuestHang,
];
