import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';

/** Gives every test of a file an empty page, taken away after it; what is returned shows something on it. */
export function onPage(): (what: ReactNode) => Promise<void> {
  let root: Root;
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
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
  return (what) => act(async () => root.render(what));
}
