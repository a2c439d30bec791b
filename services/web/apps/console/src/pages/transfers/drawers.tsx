import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const OpenCode = lazy(async () => ({ default: (await import('./OpenDrawer')).OpenDrawer }));
const IncomingCode = lazy(async () => ({ default: (await import('./IncomingDrawer')).IncomingDrawer }));
const ChangeCode = lazy(async () => ({ default: (await import('./ChangeDrawer')).ChangeDrawer }));
const StepCode = lazy(async () => ({ default: (await import('./StepDrawer')).StepDrawer }));

const IntakeCode = lazy(async () => ({ default: (await import('./IntakeDrawer')).IntakeDrawer }));

export function IntakeDrawer(props: ComponentProps<typeof IntakeCode>) {
  return (
    <WhenOpened open={props.open}>
      <IntakeCode {...props} />
    </WhenOpened>
  );
}

export function OpenDrawer(props: ComponentProps<typeof OpenCode>) {
  return (
    <WhenOpened open={props.open}>
      <OpenCode {...props} />
    </WhenOpened>
  );
}

export function IncomingDrawer(props: ComponentProps<typeof IncomingCode>) {
  return (
    <WhenOpened open={props.open}>
      <IncomingCode {...props} />
    </WhenOpened>
  );
}

export function ChangeDrawer(props: ComponentProps<typeof ChangeCode>) {
  return (
    <WhenOpened open={props.open}>
      <ChangeCode {...props} />
    </WhenOpened>
  );
}

export function StepDrawer(props: ComponentProps<typeof StepCode>) {
  return (
    <WhenOpened open={props.next !== undefined}>
      <StepCode {...props} />
    </WhenOpened>
  );
}
