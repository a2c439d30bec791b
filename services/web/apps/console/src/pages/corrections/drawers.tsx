import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const AskDrawerCode = lazy(async () => ({ default: (await import('./AskDrawer')).AskDrawer }));
const DecideDrawerCode = lazy(async () => ({ default: (await import('./DecideDrawer')).DecideDrawer }));

export function DecideDrawer(props: ComponentProps<typeof DecideDrawerCode>) {
  return (
    <WhenOpened open={props.correction !== undefined}>
      <DecideDrawerCode {...props} />
    </WhenOpened>
  );
}

export function AskDrawer(props: ComponentProps<typeof AskDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <AskDrawerCode {...props} />
    </WhenOpened>
  );
}
