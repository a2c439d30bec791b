import { Form } from 'antd';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { NumberField } from './NumberField';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const root = createRoot(document.body.appendChild(document.createElement('div')));
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

it('keeps what was typed beyond its bounds, and names them', async () => {
  await act(async () =>
    root.render(
      <Form>
        <NumberField name="years" label="任期" bounds={{ min: 1, max: 10 }} />
      </Form>,
    ),
  );
  const input = document.querySelector('input') as HTMLInputElement;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    input.focus();
    set?.call(input, '40');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => input.blur());
  expect(input.value).toBe('40');
  await vi.waitFor(() => expect(document.body.textContent).toContain('任期应在 1 到 10 之间'));
});
