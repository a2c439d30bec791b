import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { onPage } from '../testing';
import { Action } from './Action';
import { PaperLink } from './PaperLink';

afterEach(() => queryClient.clear());
const show = onPage();
const saved = vi.fn();

/** A page with a paper and a button that fetches it, as seen by whoever is logged in. */
async function shownTo(visit: object | null) {
  queryClient.setQueryData(session().queryKey, { visit, capabilities: [] } as never);
  await show(
    <QueryClientProvider client={queryClient}>
      <PaperLink of="a">公示</PaperLink>
      <Action takes onClick={saved}>
        下载
      </Action>
    </QueryClientProvider>,
  );
}
const press = () => act(async () => document.querySelector('button')?.click());

beforeEach(() => {
  saved.mockClear();
});

it('gives people of the organisation their files', async () => {
  await shownTo(null);
  expect(document.querySelector('a')?.getAttribute('href')).toBe('/api/records/documents/a/content');
  await press();
  expect(saved).toHaveBeenCalledTimes(1);
});

it('offers an operator who looks in no file, and says why', async () => {
  await shownTo({ entry_id: 'b' });
  expect(document.querySelector('a')).toBeNull();
  expect(document.body.textContent).toContain('公示');
  expect(document.querySelector('[role="img"]')?.getAttribute('aria-label')).toContain('不能下载');
  expect(document.querySelector('button')?.getAttribute('aria-disabled')).toBe('true');
  await press();
  expect(saved).not.toHaveBeenCalled();
});
