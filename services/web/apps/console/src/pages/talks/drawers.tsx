import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const EnterDrawerCode = lazy(async () => ({ default: (await import('./TalkDrawer')).EnterDrawer }));
const CorrectDrawerCode = lazy(async () => ({ default: (await import('./TalkDrawer')).CorrectDrawer }));

export function EnterDrawer(props: ComponentProps<typeof EnterDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <EnterDrawerCode {...props} />
    </WhenOpened>
  );
}

export function CorrectDrawer(props: ComponentProps<typeof CorrectDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <CorrectDrawerCode {...props} />
    </WhenOpened>
  );
}
