import { Form, type FormInstance } from 'antd';
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { today } from '../pages/posts/term';
import { onPage } from '../testing';
import { DateField, DayInput } from './DateField';
import { typeInto } from './typing';

const put = onPage();
let form: FormInstance<{ day: string | null }>;
const saved = vi.fn();

function Sheet() {
  [form] = Form.useForm();
  return (
    <Form form={form} initialValues={{ day: '2026-01-05' }} onFinish={saved}>
      <DateField name="day" label="开会日期" past />
    </Form>
  );
}

const input = () => document.querySelector('input') as HTMLInputElement;
const show = async (what: React.ReactNode) => {
  await put(what);
  await vi.waitFor(() => expect(input()).not.toBeNull(), 5000);
};

beforeEach(() => {
  saved.mockClear();
});

it.each(['2025年11月21日', '2025.11.21', '2025/11/21', '20251121', '2025-11-21'])('takes %s', async (text) => {
  await show(<Sheet />);
  await typeInto(input(), text);
  expect(form.getFieldValue('day')).toBe('2025-11-21');
  expect(input().value).toBe('2025-11-21');
});

const NEXT = `${Number(today().slice(0, 4)) + 1}-01-05`;

it.each([
  ['11-21', '不是有效的日期，请写成 2026-11-30'],
  ['2025-11-31', '不是有效的日期，请写成 2026-11-30'],
  [NEXT, '不能晚于今天'],
])('does not save the day before in place of %s', async (text, why) => {
  await show(<Sheet />);
  await typeInto(input(), text);
  expect(form.getFieldValue('day')).toBeNull();
  expect(input().value).toBe(text);
  await vi.waitFor(() => expect(document.body.textContent).toContain(why));
  await act(async () => form.submit());
  expect(saved).not.toHaveBeenCalled();
});

it('saves again once a day was written', async () => {
  await show(<Sheet />);
  await typeInto(input(), '11-21');
  await typeInto(input(), '2025-11-21');
  await act(async () => form.submit());
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith({ day: '2025-11-21' }));
});

it('shows what the form puts there in place of what could not be read', async () => {
  await show(<Sheet />);
  await typeInto(input(), '11-21');
  await act(async () => form.setFieldValue('day', '2026-01-05'));
  expect(input().value).toBe('2026-01-05');
  await act(async () => form.submit());
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith({ day: '2026-01-05' }));
});

it('takes a day of the calendar in place of what could not be read', async () => {
  await show(<Sheet />);
  await typeInto(input(), '11-21');
  await act(async () => input().dispatchEvent(new MouseEvent('click', { bubbles: true })));
  const cell = await vi.waitFor(() => document.querySelector<HTMLElement>('td[title$="-01"].ant-picker-cell-in-view'));
  await act(async () => cell?.click());
  expect(form.getFieldValue('day')).toMatch(/^\d{4}-\d{2}-01$/);
  expect(input().value).toBe(form.getFieldValue('day'));
});

it('takes an emptied field as no day', async () => {
  await show(<Sheet />);
  await typeInto(input(), '11-21');
  await vi.waitFor(() => expect(form.getFieldError('day')).not.toEqual([]));
  await typeInto(input(), '');
  expect(form.getFieldValue('day')).toBeNull();
  await vi.waitFor(() => expect(form.getFieldError('day')).toEqual([]));
});

it('tells outside of a form below the field', async () => {
  const change = vi.fn();
  await show(<DayInput value="2026-01-05" onChange={change} />);
  await typeInto(input(), '2026-02-30');
  expect(change).toHaveBeenCalledWith(null);
  expect(document.querySelector('[role=alert]')?.textContent).toBe('不是有效的日期，请写成 2026-11-30');
});
