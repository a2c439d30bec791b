import type { ReactNode } from 'react';
import { t } from '../words';
import { Button } from './button';

/** Why a form or a button was refused, read out at once. */
export function Refused({ why }: { why: string | undefined }) {
  if (!why) return null;
  return (
    <p className="alert bad" role="alert">
      {why}
    </p>
  );
}

interface SendOrLeaveProps {
  /** What sending is called. */
  children: ReactNode;
  busy: boolean;
  onLeave: () => void;
  danger?: boolean;
}

/** The end of a form: sends it, or leaves it. */
export function SendOrLeave({ children, busy, onLeave, danger = false }: SendOrLeaveProps) {
  return (
    <div className="actions">
      <Button look={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
        {children}
      </Button>
      <Button onClick={onLeave}>{t('common.cancel')}</Button>
    </div>
  );
}
