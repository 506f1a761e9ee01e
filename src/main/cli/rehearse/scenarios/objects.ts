/** Objects of the rehearsal site, by the names they have there. */
export const node = (id: string) => ({ kind: 'node', id }) as const;
export const guest = (id: string) => ({ kind: 'guest', id }) as const;
export const host = (id: string) => ({ kind: 'host', id }) as const;
export const cluster = (id: string) => ({ kind: 'cluster', id }) as const;
/** `CLUSTER/APPLICATION`. */
export const application = (id: string) => ({ kind: 'application', id }) as const;
