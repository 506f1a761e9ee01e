import { readFileSync } from 'node:fs';
import { sample } from '../../fixtures/read-sample.ts';
import type { PrivateNode } from './private-node.ts';

const resource = (name: string) =>
  readFileSync(new URL(`../../../resources/sudoers/${name}`, import.meta.url), 'utf8');

/** The files that an administrator installs, as they are in resources/sudoers. */
export const INSTALLED_ON_NODE = {
  '/usr/local/libexec/nodeward-round': resource('nodeward-round'),
  '/etc/sudoers.d/nodeward': resource('nodeward-node.sudoers'),
};
export const INSTALLED_ON_HOST = {
  '/usr/local/libexec/nodeward-host-round': resource('nodeward-host-round'),
  '/etc/sudoers.d/nodeward': resource('nodeward-host.sudoers'),
};

export const SF = '/etc/opt/SMAW/SMAWsf';
export const PASSWORD = 'D0860AB04E1B8FA3D0860AB04E1B8FA3';

const print = (text: string) => `cat <<'END'\n${text}END`;
const rootOnly = (text: string) =>
  `[ "$(id -u)" = 0 ] || { echo "must be root" >&2; exit 1; }\n${print(text)}`;

/** A healthy KVM node; stubs of CF and SF insist on root, as the real ones are taken to do. */
export const CLUSTER_NODE = {
  commands: {
    cftool: `case $1 in
-l) ${rootOnly(sample('cftool-l', 'up.txt'))}
;;
-n) ${rootOnly(sample('cftool-n', 'two-nodes.txt'))}
;;
esac`,
    cfset: rootOnly(sample('cfset-a', 'heartbeat-30.txt')),
    sdtool: rootOnly(sample('sdtool-s', 'kvm.txt')),
    hvdisp: print(sample('hvdisp-a', 'two-nodes.txt')),
  },
  files: {
    ...INSTALLED_ON_NODE,
    [`${SF}/rcsd.cfg`]: `# secret remark ${PASSWORD}\n${sample('rcsd-cfg', 'kvm.txt')}`,
    [`${SF}/SA_libvirtgp.cfg`]: `node1 domain1 10.20.30.50 sfuser ${PASSWORD}\nnode2 domain2 2001:db8::51 sfuser ${PASSWORD}\n`,
    [`${SF}/SA_libvirtgr.cfg`]: `# remark\nnode1 domain1 10.20.30.50 sfuser ${PASSWORD}\n`,
    [`${SF}/SA_vmchkhost.cfg`]: `node1 host1 10.20.30.50 sfuser ${PASSWORD}\n`,
  },
} satisfies Omit<PrivateNode, 'login'>;
