/** Whether a form was sent before its script was there: `prepaint.js` kept that. From now on the script hears it. */
export function takeEarly(form: HTMLFormElement): boolean {
  const pressed = form.dataset.early === 'pressed';
  delete form.dataset.early;
  form.querySelector('[type=submit]')?.setAttribute('aria-busy', 'false');
  return pressed;
}

/** Sends a form as the press would have. */
export const sendNow = (form: HTMLFormElement): boolean =>
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
