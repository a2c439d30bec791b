import { fieldErrors, NETWORK, Problem } from '@zhibu/api/problem';
import { sendNow, takeEarly } from '@zhibu/tokens';
import { at, say } from './dom';
import { type Key, subscribe, t } from './words';

export type Values = Record<string, string>;

const inputs = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.elements].filter((e): e is HTMLInputElement => e instanceof HTMLInputElement && e.name !== '');

const names = (form: HTMLFormElement): string[] => [...new Set(inputs(form).map((input) => input.name))];

const named = (form: HTMLFormElement, name: string): HTMLInputElement[] =>
  inputs(form).filter((input) => input.name === name);

/** What a field says: the chosen one of several, `true` for a tick, the text otherwise. */
function value(fields: HTMLInputElement[]): string {
  const [first] = fields;
  if (first?.type === 'radio') return fields.find((field) => field.checked)?.value ?? '';
  if (first?.type === 'checkbox') return first.checked ? 'true' : '';
  return first?.value ?? '';
}

export const read = (form: HTMLFormElement): Values =>
  Object.fromEntries(names(form).map((name) => [name, value(named(form, name))]));

/** Puts values back where they were read from. */
export function fill(form: HTMLFormElement, values: Values): void {
  for (const [name, given] of Object.entries(values)) {
    for (const field of named(form, name)) {
      if (field.type === 'radio') field.checked = field.value === given;
      else if (field.type === 'checkbox') field.checked = given === 'true';
      else field.value = given;
    }
  }
}

function mark(form: HTMLFormElement, name: string, text: string | undefined): void {
  for (const field of named(form, name)) {
    if (text) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  const error = document.getElementById(`${name}-error`);
  if (error) say(error, text);
}

/** Puts each text under its field and the focus on the first of them. */
export function showErrors(form: HTMLFormElement, errors: Partial<Values>): boolean {
  let first: HTMLInputElement | undefined;
  for (const name of names(form)) {
    mark(form, name, errors[name]);
    if (errors[name]) first ??= named(form, name)[0];
  }
  first?.focus();
  return first !== undefined;
}

/** A refusal in words. The server's own words where it has some, since they are in the reader's language. */
export function words(error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.server');
  if (error.code === NETWORK) return t('problem.network');
  // how soon another letter goes is said to the second
  if (error.retryAfter && error.code !== 'signup_sent_just_now')
    return t('problem.wait', { n: Math.ceil(error.retryAfter / 60) });
  if (error.status < 500 && error.detail) return error.detail;
  const number = error.requestId ? ` ${t('problem.number', { id: error.requestId })}` : '';
  return (error.detail || t('problem.server')) + number;
}

function missing(form: HTMLFormElement): Partial<Values> {
  const errors: Partial<Values> = {};
  for (const name of names(form)) {
    const fields = named(form, name);
    if (!fields[0]?.required || value(fields).trim() !== '') continue;
    const key = { radio: 'form.choose', checkbox: 'form.tick' }[fields[0].type] as Key | undefined;
    errors[name] = t((key ?? 'form.required') as 'form.required');
  }
  return errors;
}

function refuse(form: HTMLFormElement, error: unknown): void {
  const problem = error instanceof Problem ? error : new Problem(0, 'page', '');
  const { fields, rest } = fieldErrors(problem, names(form));
  say(at('problem'), showErrors(form, fields) ? rest : words(error));
  if (!at('problem').hidden) at('problem').scrollIntoView({ block: 'center' });
}

/** In another language: what is missing is said anew, what the server said in the first one is taken away. */
function repaint(form: HTMLFormElement): void {
  const errors = missing(form);
  for (const name of names(form)) {
    if (named(form, name)[0]?.hasAttribute('aria-invalid')) mark(form, name, errors[name]);
  }
  say(at('problem'), undefined);
}

/** Checks, sends once, and shows a refusal where it belongs. While it runs the button says so. */
export function onSubmit(form: HTMLFormElement, send: (values: Values) => Promise<void>): void {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  // it is sent when everything below listens
  if (takeEarly(form)) queueMicrotask(() => sendNow(form));
  let busy = false;
  const wait = (on: boolean) => {
    busy = on;
    button?.setAttribute('aria-busy', String(on));
    if (button) button.textContent = t(on ? 'form.busy' : (button.dataset.t as 'form.busy'));
  };
  // what is being put right is not wrong any more
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) mark(form, target.name, undefined);
  });
  subscribe(() => repaint(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    say(at('problem'), undefined);
    if (showErrors(form, missing(form))) return;
    wait(true);
    try {
      await send(read(form));
    } catch (error) {
      refuse(form, error);
    } finally {
      wait(false);
    }
  });
}
