import { fieldErrors, NETWORK, Problem } from '@zhibu/api/problem';
import { sendNow, takeEarly } from '@zhibu/tokens';
import { at, say, seek } from './dom';
import { type Key, t } from './words';

export type Values = Record<string, string>;

/** What is wrong before anything is sent, by field. */
export type Check = (values: Values) => Partial<Record<string, string>>;

const inputs = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.elements].filter((e): e is HTMLInputElement => e instanceof HTMLInputElement && e.name !== '');

const visible = (input: HTMLInputElement): boolean => !input.closest('[hidden]');

function mark(input: HTMLInputElement, text: string | undefined): void {
  if (text) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  const error = seek(`${input.name}-error`);
  if (error) say(error, text);
}

/** Puts each text under its field and the focus on the first of them. */
export function showErrors(form: HTMLFormElement, errors: Partial<Record<string, string>>): boolean {
  let first: HTMLInputElement | undefined;
  for (const input of inputs(form)) {
    mark(input, errors[input.name]);
    if (errors[input.name]) first ??= input;
  }
  first?.focus();
  return first !== undefined;
}

/** A refusal in words. The server's own words where it has some, since they are in the reader's language. */
export function words(problem: unknown): string {
  if (!(problem instanceof Problem)) return t('problem.server');
  if (problem.code === NETWORK) return t('problem.network');
  if (problem.retryAfter) return t('problem.wait', { n: Math.ceil(problem.retryAfter / 60) });
  if (problem.status === 401 && problem.code === 'unauthenticated') return t('problem.session');
  if (problem.status < 500 && problem.detail) return problem.detail;
  const number = problem.requestId ? ` ${t('problem.number', { id: problem.requestId })}` : '';
  return (problem.detail || t('problem.server')) + number;
}

function refuse(form: HTMLFormElement, error: unknown, alias: Values): void {
  const problem = error instanceof Problem ? error : new Problem(0, 'page', '');
  const names = inputs(form)
    .filter(visible)
    .map((input) => input.name);
  const { fields, rest } = fieldErrors(problem, [...names, ...Object.keys(alias)]);
  for (const [theirs, ours] of Object.entries(alias)) fields[ours] ??= fields[theirs] ?? '';
  const shown = showErrors(form, fields);
  say(at('problem'), shown ? rest : words(problem));
}

function missing(form: HTMLFormElement): Values {
  const errors: Values = {};
  for (const input of inputs(form)) {
    if (input.required && visible(input) && input.value.trim() === '') errors[input.name] = t('form.required');
  }
  return errors;
}

const read = (form: HTMLFormElement): Values =>
  Object.fromEntries(
    inputs(form)
      .filter(visible)
      .map((input) => [input.name, input.value]),
  );

export interface Sending {
  send: (values: Values) => Promise<void>;
  check?: Check | undefined;
  /** Fields whose name in the API differs from the page's: theirs to ours. */
  alias?: Values;
  /** When all fields are there; a press that came before the script waits for that. */
  ready?: Promise<void>;
}

/** Checks, sends once, and shows a refusal where it belongs. While it runs the button says so. */
export function onSubmit(form: HTMLFormElement, { send, check, alias = {}, ready }: Sending): void {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  if (takeEarly(form)) void Promise.resolve(ready).then(() => sendNow(form));
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    const values = read(form);
    say(at('problem'), undefined);
    if (showErrors(form, { ...check?.(values), ...missing(form) })) return;
    busy = true;
    if (button) wait(button, true);
    try {
      await send(values);
    } catch (error) {
      refuse(form, error, alias);
    } finally {
      busy = false;
      if (button) wait(button, false);
    }
  });
}

function wait(button: HTMLButtonElement, busy: boolean): void {
  button.setAttribute('aria-busy', String(busy));
  button.textContent = t(busy ? 'form.busy' : ((button.dataset.t ?? 'login.submit') as Extract<Key, 'form.busy'>));
}

/** Six digits, however they were typed: with a blank in the middle or full-width. */
export const digits = (value: string): string => value.normalize('NFKC').replace(/\s/g, '');

export const codeError = (value: string): string | undefined =>
  /^\d{6}$/.test(digits(value)) ? undefined : t('form.code');

/** Where one field takes either: the code of the telephone, or one from the sheet of paper. */
export const factorError = (value: string): string | undefined =>
  /^(\d{6}|[a-z2-9]{5}-?[a-z2-9]{5})$/i.test(digits(value)) ? undefined : t('form.factor');
