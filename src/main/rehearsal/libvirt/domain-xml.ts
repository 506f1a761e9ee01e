import type { Guest } from '../model/guest.ts';
import type { Host } from '../model/host.ts';

/** Namespace of the metadata element that names a domain's node. */
export const NODE_NAMESPACE = 'https://nodeward.io/xmlns/node/1';

/** The metadata element of a cluster node, or null. */
export function nodeElement({ plan }: Guest): string | null {
  if (plan.cluster === null || plan.unmarked === true) return null;
  return `<nodeward:node xmlns:nodeward="${NODE_NAMESPACE}" node="${plan.name}" cluster="${plan.cluster}"/>`;
}

/** A QEMU domain as its driver prints it, with what a reader needs. */
export function domainXml(guest: Guest): string {
  const { plan, domId } = guest;
  const element = nodeElement(guest);
  const id = domId === null ? '' : ` id='${domId}'`;
  const target = domId === null ? '' : `\n      <target dev='vnet${domId}'/>`;
  const metadata = element === null ? '' : `\n  <metadata>\n    ${element}\n  </metadata>`;
  return `<domain type='kvm'${id}>
  <name>${plan.name}</name>
  <uuid>${plan.uuid}</uuid>
  <title>${plan.name}</title>${metadata}
  <memory unit='KiB'>${plan.memoryKib}</memory>
  <currentMemory unit='KiB'>${plan.memoryKib}</currentMemory>
  <vcpu placement='static'>${plan.vcpus}</vcpu>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
    <apic/>
  </features>
  <cpu mode='host-passthrough' check='none' migratable='on'/>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>preserve</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none'/>
      <source file='/var/lib/libvirt/images/${plan.name}.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <mac address='${plan.mac}'/>
      <source bridge='br0'/>${target}
      <model type='virtio'/>
    </interface>
    <memballoon model='virtio'>
      <stats period='5'/>
    </memballoon>
    <panic model='isa'/>
  </devices>
</domain>
`;
}

export function capabilitiesXml({ plan }: Host): string {
  return `<capabilities>

  <host>
    <uuid>${plan.uuid}</uuid>
    <cpu>
      <arch>x86_64</arch>
      <model>Skylake-Server-IBRS</model>
      <vendor>Intel</vendor>
      <topology sockets='2' dies='1' cores='${plan.cores / 2}' threads='1'/>
    </cpu>
    <power_management/>
    <iommu support='yes'/>
    <migration_features>
      <live/>
      <uri_transports>
        <uri_transport>tcp</uri_transport>
        <uri_transport>rdma</uri_transport>
      </uri_transports>
    </migration_features>
    <topology>
      <cells num='1'>
        <cell id='0'>
          <memory unit='KiB'>${plan.memoryKib}</memory>
        </cell>
      </cells>
    </topology>
    <secmodel>
      <model>none</model>
      <doi>0</doi>
    </secmodel>
  </host>

  <guest>
    <os_type>hvm</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <emulator>/usr/bin/qemu-system-x86_64</emulator>
      <machine maxCpus='288'>pc-q35-7.2</machine>
      <domain type='qemu'/>
      <domain type='kvm'/>
    </arch>
  </guest>

</capabilities>
`;
}
