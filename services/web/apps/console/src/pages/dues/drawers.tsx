import { type ComponentProps, lazy } from 'react';
import { late, WhenOpened } from '../../kit/WhenOpened';
import { useOpening } from './useOpening';

const AssessCode = lazy(async () => ({ default: (await import('./AssessDrawer')).AssessDrawer }));
const PayCode = lazy(async () => ({ default: (await import('./PayDrawer')).PayDrawer }));
const PayMonthCode = lazy(async () => ({ default: (await import('./PayMonthDrawer')).PayMonthDrawer }));

export function AssessDrawer(props: ComponentProps<typeof AssessCode>) {
  const opening = useOpening(props.row !== undefined);
  return (
    <WhenOpened open={props.row !== undefined}>
      <AssessCode key={opening} {...props} />
    </WhenOpened>
  );
}

export function PayDrawer(props: ComponentProps<typeof PayCode>) {
  const opening = useOpening(props.row !== undefined);
  return (
    <WhenOpened open={props.row !== undefined}>
      <PayCode key={opening} {...props} />
    </WhenOpened>
  );
}

export function PayMonthDrawer(props: ComponentProps<typeof PayMonthCode>) {
  const opening = useOpening(props.open);
  return (
    <WhenOpened open={props.open}>
      <PayMonthCode key={opening} {...props} />
    </WhenOpened>
  );
}

export const HistoryDrawer = late(
  async () => (await import('./HistoryDrawer')).HistoryDrawer,
  ({ row }) => row !== undefined,
);
