import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const GrantDrawerCode = lazy(async () => ({ default: (await import('./GrantDrawer')).GrantDrawer }));

export function GrantDrawer(props: ComponentProps<typeof GrantDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <GrantDrawerCode {...props} />
    </WhenOpened>
  );
}
