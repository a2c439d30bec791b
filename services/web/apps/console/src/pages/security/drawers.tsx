import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const ChangePasswordCode = lazy(async () => ({ default: (await import('./ChangePassword')).ChangePassword }));
const PasswordDrawerCode = lazy(async () => ({ default: (await import('./PasswordDrawer')).PasswordDrawer }));
const EnrolCode = lazy(async () => ({ default: (await import('./Enrol')).Enrol }));

export function ChangePassword(props: ComponentProps<typeof ChangePasswordCode>) {
  return (
    <WhenOpened open={props.open}>
      <ChangePasswordCode {...props} />
    </WhenOpened>
  );
}

export function PasswordDrawer(props: ComponentProps<typeof PasswordDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <PasswordDrawerCode {...props} />
    </WhenOpened>
  );
}

export function Enrol(props: ComponentProps<typeof EnrolCode>) {
  return (
    <WhenOpened open={props.open}>
      <EnrolCode {...props} />
    </WhenOpened>
  );
}
