import { QueryClientProvider } from '@tanstack/react-query';
import { createMock, type Scenario } from '@zhibu/mock';
import { createRoot, type Root } from 'react-dom/client';
import { expect, vi } from 'vitest';
import { client } from './api';
import { App } from './app';

let root: Root;

export async function until(what: () => unknown): Promise<void> {
  await vi.waitFor(() => expect(what()).toBeTruthy(), { timeout: 4000 });
}

export const page = () => document.body.textContent ?? '';

export function button(name: string | RegExp): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((b) => {
    const label = b.getAttribute('aria-label') ?? b.textContent ?? '';
    return typeof name === 'string' ? label === name : name.test(label);
  });
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

/** Types into each of the inputs found, and waits until the form has taken it in. */
export async function type(selector: string, value: string): Promise<void> {
  const inputs = document.querySelectorAll<HTMLInputElement>(selector);
  if (inputs.length === 0) throw new Error(`no ${selector}`);
  for (const input of inputs) {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Opens the app at an address, against the mock. */
export function open(path: string, scenario: Scenario = {}): void {
  const mock = createMock(scenario);
  vi.stubGlobal('fetch', (request: Request) => mock(request));
  history.replaceState(null, '', path);
  document.body.innerHTML = '<div id="app"></div>';
  client.clear();
  root = createRoot(document.getElementById('app') as HTMLElement);
  root.render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
  );
}

/** Takes the app away again. */
export const leave = (): void => root.unmount();
