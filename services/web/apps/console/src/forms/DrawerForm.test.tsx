import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { App } from 'antd';
import { act, useEffect, useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { onPage } from '../testing';
import { DrawerForm } from './DrawerForm';
import { TextField } from './fields';
import { typeInto } from './typing';

interface Shown {
  open: boolean;
  phone: string;
  error?: Error;
}

const render = onPage();
let put: (shown: Shown) => void = () => {};
const sent = vi.fn();

function Desk() {
  const [{ open, phone, error }, set] = useState<Shown>({ open: false, phone: '' });
  useEffect(() => {
    put = set;
  }, []);
  return (
    <App>
      <DrawerForm<{ phone: string }>
        open={open}
        title="更正"
        onClose={() => set({ open: false, phone })}
        initial={{ phone }}
        onSubmit={sent}
        submitError={error}
        loading={false}
      >
        <TextField name="phone" label="电话" />
      </DrawerForm>
    </App>
  );
}

const show = (shown: Shown) => act(async () => put(shown));
const input = () => document.querySelector('#phone') as HTMLInputElement;
const press = (name: string) =>
  act(async () => {
    const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.replace(/\s/g, '') === name);
    if (!found) throw new Error(`no button ${name}`);
    found.click();
  });

beforeEach(async () => {
  sent.mockClear();
  const router = createRouter({
    routeTree: createRootRoute({ component: Desk }),
    history: createMemoryHistory(),
  });
  await act(async () => router.load());
  await render(<RouterProvider router={router as never} />);
});

it('is fresh after what was typed was discarded', async () => {
  await show({ open: true, phone: '1' });
  await typeInto(input(), '13800138000');
  await press('取消');
  await press('放弃');
  await show({ open: true, phone: '1' });
  expect(input().value).toBe('1');
});

it('shows what is there now after it was saved, or changed by somebody else', async () => {
  await show({ open: true, phone: '1' });
  await typeInto(input(), '22');
  await press('保存');
  await vi.waitFor(() => expect(sent).toHaveBeenCalledWith({ phone: '22' }));
  await show({ open: false, phone: '22' });
  await show({ open: true, phone: '22' });
  expect(input().value).toBe('22');
  await show({ open: false, phone: '22' });
  await show({ open: true, phone: '333' });
  expect(input().value).toBe('333');
});

it('keeps what was typed while it is open, whatever becomes of the record', async () => {
  await show({ open: true, phone: '1' });
  await typeInto(input(), '22');
  await show({ open: true, phone: '333', error: new Error('stale') });
  expect(input().value).toBe('22');
});

it('forgets why it was refused the time before', async () => {
  const error = new Error('no');
  await show({ open: true, phone: '1', error });
  await show({ open: true, phone: '1', error: new Error('again') });
  expect(document.querySelector('.notice.bad')).not.toBeNull();
  await show({ open: false, phone: '1', error });
  await show({ open: true, phone: '1', error });
  expect(document.querySelector('.notice.bad')).toBeNull();
});
