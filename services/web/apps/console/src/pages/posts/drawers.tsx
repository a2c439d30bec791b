import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const AppointDrawerCode = lazy(async () => ({ default: (await import('./AppointDrawer')).AppointDrawer }));
const EndDrawerCode = lazy(async () => ({ default: (await import('./EndDrawer')).EndDrawer }));

export function AppointDrawer(props: ComponentProps<typeof AppointDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <AppointDrawerCode {...props} />
    </WhenOpened>
  );
}

export function EndDrawer(props: ComponentProps<typeof EndDrawerCode>) {
  return (
    <WhenOpened open={props.post !== undefined}>
      <EndDrawerCode {...props} />
    </WhenOpened>
  );
}
