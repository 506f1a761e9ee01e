import type { Citation } from '../../../shared/domain/citations.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { ApplicationThere } from '../rules/application-standings.ts';
import { isMaintained, rests, serves, type StateWish } from '../rules/application-state.ts';

/** A request that concerns one userApplication and its cluster. */
export type ApplicationRequest = Extract<OperationRequest, { application: string }>;
export type PlainRequest = Exclude<ApplicationRequest, { operation: 'application-force-switch' }>;

/** What an application has to be before, and what it is afterwards. */
export interface Wishes {
  readonly before: StateWish;
  readonly after: StateWish;
  readonly citation: Citation;
}

const is =
  (...states: readonly RmsState[]) =>
  ({ state }: ApplicationThere): boolean =>
    states.includes(state);
const isOn = (target: string) => (there: ApplicationThere) => there.node === target && serves(there);
const fitsBoth = (there: ApplicationThere) => serves(there) || rests(there);

/** Online there, and nowhere else: what is Offline, Standby or faulted on another node serves nobody. */
const onlineOn = (target: string): StateWish => ({
  fits: (there) => (there.node === target ? serves(there) : rests(there) || is('Faulted')(there)),
  like: isOn(target),
  least: 1,
});

/**
 * An application and its resources are Offline or Standby on all other nodes before a start by hand; any other state
 * may mean that it runs there (IAG 4.3, 7.2.2).
 */
export const switchTo = (target: string): Wishes => ({
  before: {
    fits: (there) => rests(there) || (serves(there) && there.node !== target),
    like: serves,
    most: 1,
  },
  after: onlineOn(target),
  citation: 'iag43j-7.2.2',
});

export const forcedSwitchTo = (target: string): Wishes => ({
  // Where RMS answers and has it Online the switch that checks does the same.
  before: { fits: rests },
  after: onlineOn(target),
  citation: 'iag44-7.5.1',
});

const ONLINE: Wishes = {
  before: { fits: rests },
  after: { fits: fitsBoth, like: serves, least: 1, most: 1 },
  citation: 'iag43j-7.2.2',
};

/** Also what stopping half has made Inconsistent (RMS guide 4.5, 7.3.3). */
export const isStoppable = (there: ApplicationThere): boolean => serves(there) || is('Inconsistent')(there);
const OFFLINE: Wishes = {
  before: {
    fits: (there) => isStoppable(there) || rests(there) || is('Faulted')(there),
    like: isStoppable,
    least: 1,
  },
  after: { fits: (there) => rests(there) || is('Faulted')(there) },
  citation: 'hana-3.1.2',
};

export const isFaulted = is('Faulted');
const CLEAR_FAULT: Wishes = {
  before: { fits: (there) => isFaulted(there) || fitsBoth(there), like: isFaulted, least: 1 },
  after: { fits: fitsBoth },
  citation: 'our-rule',
};

/** Inconsistent is left out: whether it was Faulted just before, which forbids it, no reading tells (7.4.1). */
const MAINTENANCE_ON: Wishes = {
  before: { fits: fitsBoth },
  after: { fits: isMaintained },
  citation: 'rms45j-7.4.1',
};

/**
 * `!!` in the details: its resources are not as they were, and leaving would be refused (RMS guide 4.6, 7.4.4). Where
 * it is not in maintenance there is nothing to do, and what was owed is paid.
 */
const MAINTENANCE_OFF: Wishes = {
  before: { fits: (there) => !isMaintained(there) || !there.details.includes('!!') },
  after: { fits: (there) => !isMaintained(there) },
  citation: 'rms46-7.4.4',
};

export function wishesOf(request: PlainRequest): Wishes {
  switch (request.operation) {
    case 'application-switch':
      return switchTo(request.target);
    case 'application-online':
      return ONLINE;
    case 'application-offline':
      return OFFLINE;
    case 'application-clear-fault':
      return CLEAR_FAULT;
    case 'application-maintenance-on':
      return MAINTENANCE_ON;
    case 'application-maintenance-off':
      return MAINTENANCE_OFF;
  }
}
