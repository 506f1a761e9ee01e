/** A host name or an address as it stands in a URL: the colons of an IPv6 address are not those of a port. */
export const urlHost = (address: string): string => (address.includes(':') ? `[${address}]` : address);
