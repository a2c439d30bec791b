import { useEffect, useRef } from 'react';
import { focusPage } from './kit';

/** For a form that opens within a page: its first field has the focus, and the page when the form is gone. */
export function useOpened() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:checked, input:not([type=radio]), select, textarea')?.focus();
    return focusPage;
  }, []);
  return form;
}
