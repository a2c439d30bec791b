import type { FunctionComponent } from 'react';
import { late } from '../../kit/WhenOpened';
import { useOpening } from './useOpening';

/** The same as `late`, with a form that is made anew each time it opens. */
function anew<P extends object>(load: () => Promise<FunctionComponent<P>>, isOpen: (props: P) => boolean) {
  const Drawer = late(load, isOpen);
  return function Anew(props: P) {
    const opening = useOpening(isOpen(props));
    return <Drawer key={opening} {...props} />;
  };
}

export const AssessDrawer = anew(
  async () => (await import('./AssessDrawer')).AssessDrawer,
  ({ row }) => row !== undefined,
);

export const PayDrawer = anew(
  async () => (await import('./PayDrawer')).PayDrawer,
  ({ row }) => row !== undefined,
);

export const PayMonthDrawer = anew(
  async () => (await import('./PayMonthDrawer')).PayMonthDrawer,
  ({ open }) => open,
);

export const HistoryDrawer = late(
  async () => (await import('./HistoryDrawer')).HistoryDrawer,
  ({ row }) => row !== undefined,
);
