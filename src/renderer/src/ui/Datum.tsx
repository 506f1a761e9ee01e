import type { ReactNode } from 'react';

/**
 * A word that is not ours: a name, a state, an address as a machine gave it. `translate="no"` tells
 * translators, and the test that looks for text outside the catalogue, to leave it alone.
 */
export function Datum({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span translate="no" className={className}>
      {children}
    </span>
  );
}
