import { type ReactNode, useEffect, useId, useRef } from 'react';
import { t } from '../words';
import { Button } from './button';
import { focusPage, holdFocus } from './focus';
import { Refused } from './form-end';
import { Icon } from './icon';

interface Props {
  title: string;
  /** Without it nothing but what is inside closes the dialog. */
  onClose?: (() => void) | undefined;
  children: ReactNode;
}

/** Where the focus was before; what opened the dialog may be gone by then, as a button that was good only once. */
function giveBack(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected) {
    opener.focus({ preventScroll: true });
    holdFocus(opener);
  } else focusPage();
}

/** A sheet from below on a phone, a window on a desk. The browser keeps the focus inside and closes it on Escape. */
export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    // browsers without modal dialogs show it over the page all the same
    if (dialog?.showModal) dialog.showModal();
    else dialog?.setAttribute('open', '');
    document.documentElement.classList.add('held');
    return () => {
      document.documentElement.classList.remove('held');
      dialog?.close?.();
      // it has left the page already, and then the browser does not do it
      giveBack(opener);
    };
  }, []);
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    // what comes under another title is read from its beginning
    box.current?.scrollTo(0, 0);
    heading.current?.focus();
  }, [title]);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      closedby={onClose ? 'closerequest' : 'none'}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {onClose && (
          <button type="button" className="close" aria-label={t('common.close')} onClick={onClose}>
            <Icon name="cross" />
          </button>
        )}
      </header>
      <div className="inside">{children}</div>
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  hint?: string;
  action: string;
  /** Something is taken back or lost by it. */
  danger?: boolean;
  busy: boolean;
  error?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ title, hint, action, danger = false, busy, error, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {hint && <p className="lead">{hint}</p>}
      <Refused why={error} />
      <div className="actions">
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
          {action}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Dialog>
  );
}
