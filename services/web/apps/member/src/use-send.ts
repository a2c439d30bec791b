import { fieldErrors, idempotencyKey } from '@zhibu/api';
import { Problem } from '@zhibu/api/problem';
import { type FormEvent, useRef, useState } from 'react';
import { holdFocus, problemText } from './kit';

export type Errors = Partial<Record<string, string>>;

interface Sending {
  /** Gets a key that is the same for every try of this form, so that a repeated one has its effect once. */
  send: (key: string) => Promise<unknown>;
  /** The fields this form can show a problem at, as paths of the API. */
  fields?: readonly string[];
  /** What is wrong before anything is sent. */
  check?: () => Errors;
  done?: () => void;
}

/** One submission: busy while it runs, problems at their fields, the rest of them above. */
export function useSend({ send, fields = [], check, done }: Sending) {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string | undefined>();
  const key = useRef('');
  const form = useRef<HTMLFormElement | null>(null);

  /** After the errors are drawn, the first wrong field has the focus. What belongs to no field is brought into sight. */
  const showFirst = () =>
    setTimeout(() => {
      const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      if (wrong) wrong.focus();
      // it is read out by itself, and the button keeps the focus for another try
      else form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
    });

  async function run(): Promise<void> {
    if (busy) return;
    const wrong = check?.() ?? {};
    setErrors(wrong);
    setProblem(undefined);
    if (Object.values(wrong).some(Boolean)) {
      showFirst();
      return;
    }
    setBusy(true);
    try {
      key.current ||= idempotencyKey();
      await send(key.current);
      key.current = '';
      holdFocus(document.activeElement);
      done?.();
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  }

  function refuse(error: unknown): void {
    if (!(error instanceof Problem)) throw error;
    // the server has decided: a corrected form is a new request
    const decided = error.status > 0 && error.status < 500 && error.code !== 'idempotency_in_progress';
    if (decided) key.current = '';
    const placed = fieldErrors(error, fields);
    setErrors(placed.fields);
    const shown = Object.keys(placed.fields).length > 0;
    setProblem(shown ? placed.rest : problemText(error));
    showFirst();
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.current = event.currentTarget;
    void run();
  };
  return { busy, errors, problem, run, onSubmit };
}
