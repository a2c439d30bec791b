import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const DecideDrawerCode = lazy(async () => ({ default: (await import('./DecideDrawer')).DecideDrawer }));

export function DecideDrawer(props: ComponentProps<typeof DecideDrawerCode>) {
  return (
    <WhenOpened open={props.correction !== undefined}>
      <DecideDrawerCode {...props} />
    </WhenOpened>
  );
}
