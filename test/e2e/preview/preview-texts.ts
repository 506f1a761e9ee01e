export const RESTARTED_BECAUSE = 'The engine was ended by an invented signal';

export const SITE_YAML = `# Kawasaki, hall 1 and 2
version: 1
name: Kawasaki DC1
protection: read-only
polling:
  hostSeconds: 5
  nodeSeconds: 15
hosts:
  - name: kvm-a
    address: kvm-a.example
    user: console
  - name: kvm-b
    address: kvm-b.example
  - name: kvm-c
    address: kvm-c.example
clusters:
  - name: web
    configuration: B
    nodes:
      - name: web1
      - name: web2
`;

export const GUEST_XML = `<domain type='kvm' id='3'>
  <name>web1</name>
  <memory unit='KiB'>67108864</memory>
  <vcpu placement='static'>8</vcpu>
</domain>`;

const step = (name: string, ms: number, detail: string) => ({
  step: name,
  outcome: 'passed',
  detail,
  failure: null,
  ms,
});

export const CHECK = {
  steps: [
    step('name', 2, 'kvm-a is 10.20.0.11'),
    step('connect', 11, '10.20.0.11 port 22'),
    step('host-key', 0.4, 'ssh-ed25519, in known_hosts'),
    step('login', 84, 'console, by agent'),
    step('libvirt', 23, 'QEMU 9.2.0, libvirt 11.3.0'),
    step('primecluster', 40, 'not installed'),
    {
      step: 'sudo',
      outcome: 'failed',
      detail: '',
      failure: { kind: 'denied', detail: 'sudo: a password is required' },
      ms: 31,
    },
  ],
};

const WEB1 = '00000000-0000-4000-8000-000000000001';
const WEB2 = '00000000-0000-4000-8000-000000000002';
const BATCH = '00000000-0000-4000-8000-000000000007';

export const DISCOVERY = {
  hostname: 'kvm-a',
  hypervisor: 'QEMU 9.2.0',
  guests: [
    {
      id: WEB1,
      name: 'web1',
      state: 'running',
      addresses: ['10.20.1.11'],
      node: 'web1',
      cluster: 'web',
      matchedBy: 'address',
      failure: null,
    },
    {
      id: WEB2,
      name: 'web2',
      state: 'shut off',
      addresses: [],
      node: null,
      cluster: null,
      matchedBy: null,
      failure: { kind: 'timed-out', afterMs: 5000 },
    },
    {
      id: BATCH,
      name: 'batch1',
      state: 'running',
      addresses: ['10.20.1.40'],
      node: null,
      cluster: null,
      matchedBy: null,
      failure: null,
    },
  ],
  proposal: {
    version: 1,
    name: 'kvm-a',
    hosts: [{ name: 'kvm-a' }],
    clusters: [{ name: 'web', nodes: [{ name: 'web1', address: '10.20.1.11', guest: WEB1 }] }],
  },
};

export const NODE = (now: number) => ({
  raw: [
    {
      title: 'cftool -n',
      text: 'Node  Number State        Os      Cpu\nweb1  1      UP           Linux   EM64T\nweb2  2      LEFTCLUSTER  Linux   EM64T\n',
      at: now - 8000,
    },
    {
      title: 'sdtool -s',
      text: 'Cluster Host    Agent          SA State   Shut State  Test State  Init State\n',
      at: now - 8000,
    },
  ],
  agentTargets: [{ agent: 'SA_libvirtgp', node: 'web2', domain: 'web2', host: 'kvm-b' }],
});

export const CLUSTER = (now: number) => ({
  resources: ['Gls_web', 'Fsystem_web', 'Cmdline_web'].map((name) => ({
    name,
    type: name.split('_')[0],
    onNodes: [
      {
        node: 'web1',
        standing: {
          kind: 'known',
          value: { state: 'Online', details: '' },
          at: now - 8000,
          since: now - 9e6,
        },
      },
      {
        node: 'web2',
        standing: {
          kind: 'known',
          value: { state: 'Wait', details: '' },
          at: now - 9000,
          since: now - 46_000,
        },
      },
    ],
  })),
  strangers: [],
});

export const CHANGES = (now: number) => [
  {
    at: now - 46_000,
    subject: { kind: 'application', id: 'web/webapp' },
    aspect: 'rms',
    observer: 'web1',
    before: 'Offline',
    after: 'Wait',
    because: null,
  },
  {
    at: now - 48_000,
    subject: { kind: 'node', id: 'web2' },
    aspect: 'cf',
    observer: 'web1',
    before: 'UP',
    after: 'LEFTCLUSTER',
    because: null,
  },
  {
    at: now - 41_000,
    subject: { kind: 'node', id: 'mail2' },
    aspect: 'ssh',
    observer: 'console',
    before: 'answers',
    after: null,
    because: { kind: 'timed-out', afterMs: 5000 },
  },
];
