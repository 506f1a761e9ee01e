import type {
  HostPowerOffFacts,
  NodePerhapsHere,
} from '../../src/main/actions/facts/host-power-off-facts.ts';
import { hostPowerOff } from '../../src/main/actions/operations/host-power-off.ts';
import { planOperation } from '../../src/main/actions/operations/plan-operation.ts';
import type { HostLoss } from '../../src/shared/domain/host-loss.ts';
import { hostEntrySchema } from '../../src/shared/domain/inventory.ts';
import {
  clusterNameSchema,
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
} from '../../src/shared/domain/names.ts';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { fail, ok } from '../../src/shared/result.ts';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  NOW,
  recoverable,
  roundOf,
  SILENCE,
} from './recovery-facts.ts';

const HOST = hostNameSchema.parse('kvm-b');
const node = (name: string) => nodeNameSchema.parse(name);
const cluster = clusterNameSchema.parse('web');

/** Where the host that hangs says nothing of a guest, and kvm-a says this. */
export const seenOn = (elsewhere: ReturnType<typeof domainOf> | null) => [
  hostSays('kvm-a', elsewhere),
  hostSays('kvm-b', null, MUTE),
];

/** web2 was last seen on kvm-b, web1 has it LEFTCLUSTER, and SF's time is over. */
export const lostGuest: NodePerhapsHere = {
  ...recoverable,
  hosts: seenOn(null),
  silentOthers: [],
  uuids: [domainOf('running').id],
  call: fresh(fail(SILENCE)),
};

const loss: HostLoss = {
  host: HOST,
  at: NOW,
  plan: null,
  hostAnswers: false,
  guests: [
    ['web2', 'web'],
    ['old9', null],
    ['batch1', null],
  ].map(([name, of], place) => ({
    id: guestIdSchema.parse(`11111111-2222-3333-4444-55555555555${place}`),
    name: name ?? '',
    node: of === null ? null : node('web2'),
    cluster: of === null ? null : cluster,
    runsThere: 'unknown',
    returns: 'by-hand',
  })),
  clusters: [
    {
      cluster,
      configuration: 'B',
      lost: [],
      perhaps: [node('web2')],
      left: [node('web1')],
      notKnown: [],
      becomes: 'unknown',
    },
  ],
  applications: [
    {
      cluster,
      application: 'webapp',
      on: node('web2'),
      fate: 'waits',
      to: [node('web1')],
      perhapsTo: [],
    },
  ],
};

export const word = { typed: 'kvm-b', reason: 'its console shows a panic', person: 'Ms Ito', at: NOW };

/** kvm-b hangs: its BMC says on, neither it nor its node says anything, and a person has read what falls. */
export const hanging: HostPowerOffFacts = {
  at: NOW,
  host: HOST,
  hostIs: 'kvm',
  libvirt: fresh(fail(SILENCE)),
  ssh: fresh(fail({ kind: 'unreachable', detail: 'no route' })),
  calls: [fresh(fail(SILENCE))],
  power: fresh(ok('on')),
  nodes: [lostGuest],
  lastKnown: ['web2', 'batch1'],
  loss,
  opened: { clusters: ['kvm-b', 'web'], falls: ['web2', 'batch1', 'old9'] },
  asserted: [word],
};

/** The same of a host that is a node itself: web2 there, and kvm-c has it LEFTCLUSTER in the cluster of hosts. */
export const hangingNode: HostPowerOffFacts = {
  ...hanging,
  opened: { clusters: ['hosts', 'web'], falls: ['web2', 'batch1', 'old9', 'kvm-b'] },
  nodes: [
    lostGuest,
    {
      ...lostGuest,
      cluster: 'hosts',
      node: node('kvm-b'),
      guest: null,
      nodeIs: 'host',
      own: nodeSilent('kvm-b'),
      others: [nodeSays('kvm-c', roundOf('UP', { 'kvm-c': 'UP', 'kvm-b': 'LEFTCLUSTER' }))],
      hosts: [],
    },
  ],
};

export const BMC = { kind: 'ipmi', address: '192.0.2.7', user: 'admin', secret: 'kvm-b' } as const;

export const planHostPowerOff = (facts: HostPowerOffFacts): OperationPlan =>
  planOperation(
    {
      request: { operation: 'host-power-off', host: facts.host },
      subject: { kind: 'host', id: facts.host },
      cluster: facts.host,
    },
    hostPowerOff(hostEntrySchema.parse({ name: 'kvm-b', bmc: BMC })),
    facts,
  );
