import type { ReactNode } from 'react';
import { DrawerForm } from './DrawerForm';
import { TextField } from './fields';
import { useAction } from './useAction';

export interface ReasonDrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What it means, before it is done. */
  children?: ReactNode;
  label: string;
  help?: string;
  max?: number;
  rows?: number;
  submitLabel?: string;
  danger?: boolean;
  run: (reason: string) => Promise<unknown>;
  stale: readonly string[];
  done: string;
  /** Once it is done; by default the drawer closes. */
  onDone?: () => void;
}

/** Something that is done with a reason. */
export function ReasonDrawer(props: ReasonDrawerProps) {
  const { open, onClose, title, children, run, stale, done, onDone = onClose, submitLabel, danger } = props;
  const { label, help, max = 200, rows = 3 } = props;
  const save = useAction({ run, stale, done, onDone, inForm: true });
  return (
    <DrawerForm<{ reason: string }>
      open={open}
      title={title}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={({ reason }) => save.mutate(reason.trim())}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={submitLabel}
      danger={danger}
    >
      {children}
      <TextField name="reason" label={label} required max={max} rows={rows} help={help} />
    </DrawerForm>
  );
}
