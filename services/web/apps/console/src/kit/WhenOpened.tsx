import { type ReactNode, Suspense, useState } from 'react';

/**
 * Holds a drawer or window whose code is fetched when it is first opened. It stays afterwards, so that it can close
 * with its movement.
 */
export function WhenOpened({ open, children }: { open: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
