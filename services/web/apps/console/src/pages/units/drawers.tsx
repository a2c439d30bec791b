import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const UnitDrawerCode = lazy(async () => ({ default: (await import('./UnitDrawer')).UnitDrawer }));
const VisitorDrawerCode = lazy(async () => ({ default: (await import('./VisitorDrawer')).VisitorDrawer }));
const MoveDrawerCode = lazy(async () => ({ default: (await import('./MoveDrawer')).MoveDrawer }));
const MergeDrawerCode = lazy(async () => ({ default: (await import('./MergeDrawer')).MergeDrawer }));
const DissolveDrawerCode = lazy(async () => ({ default: (await import('./DissolveDrawer')).DissolveDrawer }));

export function UnitDrawer(props: ComponentProps<typeof UnitDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <UnitDrawerCode {...props} />
    </WhenOpened>
  );
}

export function VisitorDrawer(props: ComponentProps<typeof VisitorDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <VisitorDrawerCode {...props} />
    </WhenOpened>
  );
}

export function MoveDrawer(props: ComponentProps<typeof MoveDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <MoveDrawerCode {...props} />
    </WhenOpened>
  );
}

export function MergeDrawer(props: ComponentProps<typeof MergeDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <MergeDrawerCode {...props} />
    </WhenOpened>
  );
}

export function DissolveDrawer(props: ComponentProps<typeof DissolveDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <DissolveDrawerCode {...props} />
    </WhenOpened>
  );
}
