import { Form } from 'antd';
import { expect, it, vi } from 'vitest';
import { onPage } from '../testing';
import { NumberField } from './NumberField';
import { typeInto } from './typing';

const show = onPage();

const years = (
  <Form>
    <NumberField name="years" label="任期" bounds={{ min: 1, max: 10 }} />
  </Form>
);

it.each([
  ['40', '任期应在 1 到 10 之间'],
  ['2.5', '任期应是整数'],
])('keeps %s as it was typed, and says what is wrong with it', async (text, why) => {
  await show(years);
  const input = document.querySelector('input') as HTMLInputElement;
  await typeInto(input, text);
  expect(input.value).toBe(text);
  await vi.waitFor(() => expect(document.body.textContent).toContain(why));
});
