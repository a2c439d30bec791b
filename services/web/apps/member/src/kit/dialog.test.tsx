import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it } from 'vitest';
import { button, until } from '../testing';
import { Dialog } from './dialog';

let redraw: (still: boolean) => void;

function Page() {
  const [open, set] = useState(false);
  const [still, keep] = useState(true);
  redraw = keep;
  return (
    <>
      {still && (
        <button type="button" onClick={() => set(true)}>
          打开
        </button>
      )}
      {open && (
        <Dialog title="窗口" onClose={() => set(false)}>
          内容
        </Dialog>
      )}
    </>
  );
}

beforeEach(async () => {
  document.body.innerHTML = '<main id="main" tabindex="-1"></main>';
  createRoot(document.getElementById('main') as HTMLElement).render(<Page />);
  await until(() => document.querySelector('button'));
  button('打开').focus();
  button('打开').click();
  await until(() => document.querySelector('dialog'));
});

async function close(): Promise<void> {
  button('关闭').click();
  await until(() => !document.querySelector('dialog'));
}

it('gives the focus back to what opened it', async () => {
  await close();
  expect(document.activeElement).toBe(button('打开'));
});

it('gives it to the page when that goes with data that come a moment later', async () => {
  await close();
  redraw(false);
  await until(() => document.activeElement?.id === 'main');
});

it('gives it to the page when that is gone already', async () => {
  redraw(false);
  await close();
  expect(document.activeElement?.id).toBe('main');
});
