import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const BehindCode = lazy(async () => ({ default: (await import('./BehindDrawer')).BehindDrawer }));
const FreezeCode = lazy(async () => ({ default: (await import('./FreezeDrawer')).FreezeDrawer }));

export function BehindDrawer(props: ComponentProps<typeof BehindCode>) {
  return (
    <WhenOpened open={props.figure !== undefined}>
      <BehindCode {...props} />
    </WhenOpened>
  );
}

export function FreezeDrawer(props: ComponentProps<typeof FreezeCode>) {
  return (
    <WhenOpened open={props.open}>
      <FreezeCode {...props} />
    </WhenOpened>
  );
}
