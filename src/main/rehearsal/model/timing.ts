/**
 * How long things take in the model, in its own ms. Documented: CLUSTER_TIMEOUT (CF guide 4.3, 1.1.2), the
 * test of the agents every 10 minutes (7.1). The rest is chosen so that a guest is resolved well within the
 * 160 s that GDS guide 4.5, 7.16.3 allows.
 */
export const CF_TIMEOUT_S = 10;
export const AGENT_TEST_MS = 600_000;
export const AGENT_TIMEOUT_S = 35;
/** An agent that succeeds, or sees that it cannot. */
export const AGENT_WORK_MS = 3_000;
/** Waited by a side of no weight whose adverts are not answered; less the more weight it has. */
export const ADVERT_DELAY_MS = 10_000;
/** Offline processing on the old owner, Online processing on the new one. */
export const OFFLINE_MS = 4_000;
export const ONLINE_MS = 6_000;
/** Twice: until the join server has told the others DOWN, and until the node is admitted. */
export const REJOIN_STEP_MS = 5_000;
export const HOST_BOOT_MS = 20_000;
/** How long a host can be overloaded before its heartbeats stop (configuration C). */
export const OVERLOAD_MS = 60_000;
/** What `sfkvmmigrate -p` sets for a live migration (IAG 4.7, F.3). */
export const MIGRATION_TIMEOUT_S = 600;
/** From the request until the operating system has stopped; a host waits for its guests. */
export const GUEST_SHUTDOWN_MS = 8_000;
export const HOST_SHUTDOWN_MS = 15_000;
