import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const AnswerCode = lazy(async () => ({ default: (await import('./AnswerDrawer')).AnswerDrawer }));
const RelativeCode = lazy(async () => ({ default: (await import('./RelativeDrawer')).RelativeDrawer }));

export function AnswerDrawer(props: ComponentProps<typeof AnswerCode>) {
  return (
    <WhenOpened open={props.erasure !== undefined}>
      <AnswerCode {...props} />
    </WhenOpened>
  );
}

export function RelativeDrawer(props: ComponentProps<typeof RelativeCode>) {
  return (
    <WhenOpened open={props.open}>
      <RelativeCode {...props} />
    </WhenOpened>
  );
}
