/** Numbers of libvirt's public headers that travel in arguments. */
export const CONNECT_READ_ONLY = 1;

/** virDrvFeature: what CONNECT_SUPPORTS_FEATURE asks for. */
export const FEATURE_TYPED_PARAM_STRING = 9;
export const FEATURE_KEEPALIVE = 10;
export const FEATURE_EVENT_CALLBACK = 14;

export const LIST_ACTIVE = 1 << 0;
export const LIST_INACTIVE = 1 << 1;
export const LIST_PERSISTENT = 1 << 2;
export const LIST_TRANSIENT = 1 << 3;
export const LIST_RUNNING = 1 << 4;
export const LIST_PAUSED = 1 << 5;
export const LIST_SHUTOFF = 1 << 6;
export const LIST_OTHER = 1 << 7;
export const LIST_MANAGED_SAVE = 1 << 8;
export const LIST_NO_MANAGED_SAVE = 1 << 9;
export const LIST_AUTOSTART = 1 << 10;
export const LIST_NO_AUTOSTART = 1 << 11;

export const STATS_STATE = 1 << 0;
export const STATS_CPU_TOTAL = 1 << 1;
export const STATS_BALLOON = 1 << 2;
export const STATS_VCPU = 1 << 3;
export const STATS_INTERFACE = 1 << 4;
export const STATS_BLOCK = 1 << 5;

/** Give what is there of a busy domain instead of waiting for it. */
export const BULK_NOWAIT = 1 << 29;

export const METADATA_DESCRIPTION = 0;
export const METADATA_TITLE = 1;
export const METADATA_ELEMENT = 2;

/** virDomainInterfaceAddressesSource: the DHCP leases of libvirt's own networks, and the host's ARP table. */
export const ADDRESSES_FROM_LEASE = 0;
export const ADDRESSES_FROM_ARP = 2;

/** virErrorNumber and virErrorDomain of the errors the product tells apart or a simulated daemon gives. */
export const ERROR_INVALID_ARGUMENT = 8;
export const ERROR_NO_SUPPORT = 3;
export const ERROR_OPERATION_DENIED = 29;
export const ERROR_NO_DOMAIN = 42;
export const ERROR_RPC = 39;
export const ERROR_NO_DOMAIN_METADATA = 80;
export const FROM_RPC = 7;
export const FROM_QEMU = 10;
