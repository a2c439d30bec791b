import { Problem } from '@zhibu/api/problem';
import { beforeEach, expect, it, vi } from 'vitest';
import { codeError, digits, factorError, onSubmit, words } from './form';

const PAGE = `<form id="form" method="post">
  <p id="problem" hidden></p>
  <input name="user_name" required><p id="user_name-error" hidden></p>
  <input name="new" required><p id="new-error" hidden></p>
  <div hidden><input name="totp" required></div>
  <button type="submit" data-t="login.submit"></button>
</form>`;

let form: HTMLFormElement;
const text = (id: string) => document.getElementById(id)?.textContent;
const input = (name: string) => form.elements.namedItem(name) as HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  form = document.querySelector('form') as HTMLFormElement;
});

async function submit(): Promise<void> {
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await new Promise((done) => setTimeout(done));
}

it('asks for what is missing, focuses it and sends nothing', async () => {
  const send = vi.fn();
  onSubmit(form, { send });
  input('new').value = 'x';
  await submit();
  expect(send).not.toHaveBeenCalled();
  expect(text('user_name-error')).toBe('请填写此项。');
  expect(document.activeElement).toBe(input('user_name'));
  expect(input('new').hasAttribute('aria-invalid')).toBe(false);
});

it('sends what is visible, once', async () => {
  let finish = () => {};
  const send = vi.fn(() => new Promise<void>((done) => (finish = done)));
  onSubmit(form, { send });
  input('user_name').value = 'li';
  input('new').value = 'x';
  await submit();
  await submit();
  expect(send).toHaveBeenCalledTimes(1);
  expect(send).toHaveBeenCalledWith({ user_name: 'li', new: 'x' });
  finish();
});

it('shows a refusal at its field, also where the names differ, and the rest above', async () => {
  const fields = [
    { pointer: '/user_name', code: 'taken', detail: '已有人使用。' },
    { pointer: '/password', code: 'weak', detail: '太常见。' },
  ];
  onSubmit(form, {
    send: () => Promise.reject(new Problem(422, 'validation', '有误', fields)),
    alias: { password: 'new' },
  });
  input('user_name').value = 'li';
  input('new').value = 'x';
  await submit();
  expect(text('user_name-error')).toBe('已有人使用。');
  expect(text('new-error')).toBe('太常见。');
  expect(text('problem')).toBe('');
});

it('says what a refusal without fields is about', () => {
  expect(words(new Problem(401, 'login_refused', '账号或密码不正确。'))).toBe('账号或密码不正确。');
  expect(words(new Problem(401, 'unauthenticated', ''))).toBe('登录已超时，请重新登录。');
  expect(words(new Problem(429, 'too_many_attempts', 'x', [], undefined, 61))).toContain('2 分钟');
  expect(words(new Problem(500, 'internal', '', [], 'r-1'))).toContain('r-1');
  expect(words(new Problem(0, 'network', ''))).toContain('网络');
});

it('reads codes as people type them', () => {
  expect(digits('１２３ 456')).toBe('123456');
  expect(codeError('123 456')).toBeUndefined();
  expect(codeError('12345')).toBe('请输入 6 位数字。');
  for (const fine of ['123 456', 'abcde-fghij', 'ABCDE FGHIJ']) expect(factorError(fine), fine).toBeUndefined();
  for (const bad of ['12345', 'abcde', 'abcde-fghi1'])
    expect(factorError(bad), bad).toBe('请输入 6 位数字，或一个恢复码。');
});

it('sends what was pressed before anybody could hear it, once all fields are there', async () => {
  let finish = () => {};
  const ready = new Promise<void>((done) => (finish = done));
  const send = vi.fn(() => Promise.resolve());
  form.dataset.early = 'pressed';
  form.querySelector('button')?.setAttribute('aria-busy', 'true');
  onSubmit(form, { send, ready });
  input('user_name').value = 'li';
  input('new').value = 'x';
  await new Promise((done) => setTimeout(done));
  expect(send).not.toHaveBeenCalled();
  expect(form.querySelector('button')?.getAttribute('aria-busy')).toBe('false');
  finish();
  await new Promise((done) => setTimeout(done));
  expect(send).toHaveBeenCalledTimes(1);
});

it('sends nothing by itself where nothing was pressed', async () => {
  const send = vi.fn(() => Promise.resolve());
  form.dataset.early = '';
  onSubmit(form, { send });
  await new Promise((done) => setTimeout(done));
  expect(send).not.toHaveBeenCalled();
});
