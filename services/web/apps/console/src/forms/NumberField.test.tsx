import { Form } from 'antd';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NumberField } from './NumberField';
import { typeInto } from './typing';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
let root: Root;
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const years = (
  <Form>
    <NumberField name="years" label="任期" bounds={{ min: 1, max: 10 }} />
  </Form>
);

it.each([
  ['40', '任期应在 1 到 10 之间'],
  ['2.5', '任期应是整数'],
])('keeps %s as it was typed, and says what is wrong with it', async (text, why) => {
  await act(async () => root.render(years));
  const input = document.querySelector('input') as HTMLInputElement;
  await typeInto(input, text);
  expect(input.value).toBe(text);
  await vi.waitFor(() => expect(document.body.textContent).toContain(why));
});
