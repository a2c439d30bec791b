import { expect, it, vi } from 'vitest';
import { api } from './client';
import { goesByLink, saveContent } from './saving';

const LINK = 'https://store.example/tenants/a/records-open/b?signature=c';
const paper = { id: 'a', title: '课件', class: 'content' } as const;
const sound = { number: 3, fault: null };

/** Gives the link, and looks at what is pressed. */
function store() {
  const answer = { data: { url: LINK, expires_at: '2026-06-18T08:00:00Z' }, response: new Response() };
  const asked = vi.spyOn(api, 'GET').mockResolvedValue(answer as never);
  const pressed: HTMLAnchorElement[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    pressed.push(this);
  });
  return { asked, pressed };
}

it('takes from the store what is not confidential and known to be sound', () => {
  expect(goesByLink({ of: paper, version: sound })).toBe(true);
  expect(goesByLink({ of: { ...paper, class: 'confidential' }, version: sound })).toBe(false);
  expect(goesByLink({ of: paper, version: { ...sound, fault: 'missing' } })).toBe(false);
});

it('hands the link of the version to the browser', async () => {
  const { asked, pressed } = store();
  const fetched = vi.spyOn(globalThis, 'fetch');
  await saveContent({ of: paper, version: sound });
  const params = { path: { id: 'a' }, query: { number: 3 } };
  expect(asked).toHaveBeenCalledWith('/api/records/documents/{id}/link', { params });
  expect(pressed.map(({ href, target }) => [href, target])).toEqual([[LINK, '']]);
  expect(fetched).not.toHaveBeenCalled();
});

it('does not leave a page from which something is on its way', async () => {
  const { pressed } = store();
  await saveContent({ of: paper, version: sound }, true);
  expect(pressed.map(({ target }) => target)).toEqual(['_blank']);
});

it('takes through the service what is confidential', async () => {
  const { asked, pressed } = store();
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('text'));
  await saveContent({ of: { ...paper, class: 'confidential' }, version: sound });
  expect(asked).not.toHaveBeenCalled();
  const paths = fetched.mock.calls.map(([request]) => new URL((request as Request).url).pathname);
  expect(paths).toEqual(['/api/records/documents/a/content']);
  expect(pressed.map(({ href }) => href.startsWith('blob:'))).toEqual([true]);
});
