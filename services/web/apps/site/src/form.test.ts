import { Problem } from '@zhibu/api/problem';
import { beforeEach, expect, it, vi } from 'vitest';
import en from './catalogue/en';
import { fill as fillIn, onSubmit, read, words } from './form';
import { use } from './words';

const PAGE = `<form id="form" method="post" data-early>
  <p id="problem" hidden></p>
  <input type="radio" name="kind" value="agency" required><input type="radio" name="kind" value="community">
  <p id="kind-error" hidden></p>
  <input name="slug" required><p id="slug-error" hidden></p>
  <input type="checkbox" name="terms_accepted" required><p id="terms_accepted-error" hidden></p>
  <input name="website">
  <button type="submit" data-t="signup.submit"></button>
</form>`;

let form: HTMLFormElement;
const text = (id: string) => document.getElementById(id)?.textContent;
const input = (css: string) => form.querySelector(css) as HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  form = document.querySelector('form') as HTMLFormElement;
});

async function submit(): Promise<void> {
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await new Promise((done) => setTimeout(done));
}

function fill(): void {
  input('[value=community]').checked = true;
  input('[name=slug]').value = 'lugang';
  input('[name=terms_accepted]').checked = true;
}

it('asks for what is missing in words that fit the field, and sends nothing', async () => {
  const send = vi.fn();
  onSubmit(form, send);
  await submit();
  expect(send).not.toHaveBeenCalled();
  expect([text('kind-error'), text('slug-error'), text('terms_accepted-error')]).toEqual([
    '请选择一项。',
    '请填写此项。',
    '请先阅读并勾选同意。',
  ]);
  input('[name=slug]').dispatchEvent(new Event('input', { bubbles: true }));
  expect(text('slug-error')).toBe('');
  expect(text('kind-error')).toBe('请选择一项。');
});

it('reads the chosen one, the tick and the text', () => {
  fill();
  expect(read(form)).toEqual({ kind: 'community', slug: 'lugang', terms_accepted: 'true', website: '' });
});

it('puts back what was read', () => {
  const values = { kind: 'agency', slug: 'lugang', terms_accepted: 'true', website: '' };
  fillIn(form, values);
  expect(read(form)).toEqual(values);
});

it('says to the second when another letter goes, and in minutes when there were too many applications', () => {
  const detail = '确认邮件刚刚发送过，请 48 秒后再试。';
  expect(words(new Problem(429, 'signup_sent_just_now', detail, [], undefined, 48))).toBe(detail);
  expect(words(new Problem(429, 'too_many_attempts', '', [], undefined, 120))).toBe('申请次数过多，请 2 分钟后再试。');
});

it('shows a refusal at its field', async () => {
  const fields = [{ pointer: '/slug', code: 'slug_taken', detail: '这个网址已经有单位在用。' }];
  onSubmit(form, () => Promise.reject(new Problem(409, 'slug_taken', '', fields)));
  fill();
  await submit();
  expect(text('slug-error')).toBe('这个网址已经有单位在用。');
  expect(document.activeElement).toBe(input('[name=slug]'));
});

it('says in another language what is missing, and no longer what the server said in the first', async () => {
  const fields = [{ pointer: '/slug', code: 'slug_taken', detail: '这个网址已经有单位在用。' }];
  const send = vi.fn(() => Promise.reject(new Problem(409, 'slug_taken', '', fields)));
  onSubmit(form, send);
  await submit();
  const inChinese = text('kind-error');
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(en));
  await use('en');
  expect(inChinese).toBe('请选择一项。');
  expect(text('kind-error')).toBe(en['form.choose']);
  fill();
  await submit();
  expect(text('slug-error')).toBe('这个网址已经有单位在用。');
  await use('zh-CN');
  expect([text('slug-error'), input('[name=slug]').hasAttribute('aria-invalid')]).toEqual(['', false]);
});

it('is sent once somebody hears it, where it was pressed before', async () => {
  const send = vi.fn(() => Promise.resolve());
  form.dataset.early = 'pressed';
  fill();
  onSubmit(form, send);
  await new Promise((done) => setTimeout(done));
  expect(send).toHaveBeenCalledTimes(1);
  expect(form.dataset.early).toBeUndefined();
});
