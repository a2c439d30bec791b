import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const NewCode = lazy(async () => ({ default: (await import('./NewDrawer')).NewDrawer }));
const ImportCode = lazy(async () => ({ default: (await import('./ImportDrawer')).ImportDrawer }));
const EditCode = lazy(async () => ({ default: (await import('./EditDrawer')).EditDrawer }));
const CheckCode = lazy(async () => ({ default: (await import('./CheckDrawer')).CheckDrawer }));
const ProposeCode = lazy(async () => ({ default: (await import('./ProposeDrawer')).ProposeDrawer }));
const StepCode = lazy(async () => ({ default: (await import('./StepDrawer')).StepDrawer }));

export function NewDrawer(props: ComponentProps<typeof NewCode>) {
  return (
    <WhenOpened open={props.open}>
      <NewCode {...props} />
    </WhenOpened>
  );
}

export function ImportDrawer(props: ComponentProps<typeof ImportCode>) {
  return (
    <WhenOpened open={props.open}>
      <ImportCode {...props} />
    </WhenOpened>
  );
}

export function EditDrawer(props: ComponentProps<typeof EditCode>) {
  return (
    <WhenOpened open={props.open}>
      <EditCode {...props} />
    </WhenOpened>
  );
}

export function CheckDrawer(props: ComponentProps<typeof CheckCode>) {
  return (
    <WhenOpened open={props.check !== undefined}>
      <CheckCode {...props} />
    </WhenOpened>
  );
}

export function ProposeDrawer(props: ComponentProps<typeof ProposeCode>) {
  return (
    <WhenOpened open={props.open}>
      <ProposeCode {...props} />
    </WhenOpened>
  );
}

export function StepDrawer(props: ComponentProps<typeof StepCode>) {
  return (
    <WhenOpened open={props.step !== undefined}>
      <StepCode {...props} />
    </WhenOpened>
  );
}
