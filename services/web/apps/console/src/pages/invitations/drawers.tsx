import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const InviteDrawerCode = lazy(async () => ({ default: (await import('./InviteDrawer')).InviteDrawer }));

export function InviteDrawer(props: ComponentProps<typeof InviteDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <InviteDrawerCode {...props} />
    </WhenOpened>
  );
}
