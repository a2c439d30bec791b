import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const AccountDrawerCode = lazy(async () => ({ default: (await import('./AccountDrawer')).AccountDrawer }));

export function AccountDrawer(props: ComponentProps<typeof AccountDrawerCode>) {
  return (
    <WhenOpened open={props.id !== undefined}>
      <AccountDrawerCode {...props} />
    </WhenOpened>
  );
}
