import { type FunctionComponent, lazy, type ReactNode, Suspense, useState } from 'react';

/**
 * Holds a drawer or window whose code is fetched when it is first opened. It stays afterwards, so that it can close
 * with its movement.
 */
export function WhenOpened({ open, children }: { open: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}

type Load<P> = () => Promise<FunctionComponent<P>>;

/** A drawer or window whose code is fetched when its properties first say that it is open. */
export function late<P extends object>(load: Load<P>, isOpen: (props: P) => boolean): FunctionComponent<P> {
  // the type of `lazy` does not know the properties of a component that is a parameter itself
  const Code = lazy(async () => ({ default: await load() })) as unknown as FunctionComponent<P>;
  return function Late(props: P) {
    return (
      <WhenOpened open={isOpen(props)}>
        <Code {...props} />
      </WhenOpened>
    );
  };
}

/** The same for what is told by `open`. */
export const lateDrawer = <P extends { open: boolean }>(load: Load<P>): FunctionComponent<P> =>
  late(load, ({ open }) => open);
