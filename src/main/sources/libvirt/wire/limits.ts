/** The maxima libvirt's own protocol files set (remote_protocol.x, virnetprotocol.x of libvirt 9). */
export const MAX_STRING_BYTES = 4_194_304;
export const MAX_DOMAINS = 16_384;
export const MAX_AUTH_TYPES = 20;
export const MAX_NODE_CPU_STATS = 16;
export const MAX_NODE_MEMORY_STATS = 16;
export const MAX_JOB_STATS = 64;
export const MAX_INTERFACES = 2_048;
export const MAX_INTERFACE_ADDRESSES = 2_048;
/** Of one domain in a bulk-statistics answer. */
export const MAX_DOMAIN_STATS = 262_144;

/** Bytes of the length word in front of every message; it counts itself. */
export const LENGTH_BYTES = 4;
export const HEADER_BYTES = 24;
/** The longest message, header included, its length word not. */
export const MAX_MESSAGE_BYTES = 33_554_432;
