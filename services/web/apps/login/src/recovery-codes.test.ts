import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { at } from './dom';
import { showCodes } from './recovery-codes';

vi.mock('./tenant', () => ({ face: Promise.resolve({ kind: 'platform' }) }));

/** Whether the browser would ask before the page goes. */
function held(): boolean {
  const going = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(going);
  return going.defaultPrevented;
}

beforeEach(() => {
  document.body.innerHTML = readFileSync(join(import.meta.dirname, '../partials/codes.html'), 'utf8');
});

it('does not let the page go before the codes are kept', async () => {
  const done = vi.fn(async () => {});
  await showCodes(['aaaaa-bbbbb'], done);
  expect(at('code-list').textContent).toBe('aaaaa-bbbbb');
  expect(held()).toBe(true);
  at('saved-form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect(done).not.toHaveBeenCalled();
  at<HTMLInputElement>('saved').checked = true;
  expect(held()).toBe(false);
  at('saved-form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect(done).toHaveBeenCalledTimes(1);
});
