import { Problem } from '@zhibu/api/problem';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { Refused, TextInput } from './kit';
import { until } from './testing';
import { useSend } from './use-send';

function Form({ refusal }: { refusal: Problem }) {
  const form = useSend({ fields: ['name'], send: () => Promise.reject(refusal) });
  return (
    <form onSubmit={form.onSubmit}>
      <Refused why={form.problem} />
      <TextInput label="name" value="x" onValue={() => undefined} error={form.errors.name} />
    </form>
  );
}

async function refused(refusal: Problem): Promise<Element[]> {
  const seen: Element[] = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    seen.push(this);
  });
  document.body.innerHTML = '<div id="app"></div>';
  createRoot(document.getElementById('app') as HTMLElement).render(<Form refusal={refusal} />);
  await until(() => document.querySelector('form'));
  document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await until(() => document.body.textContent?.includes('不行'));
  await new Promise((done) => setTimeout(done, 20));
  return seen;
}

it('puts the focus on the field that is refused', async () => {
  const seen = await refused(new Problem(422, 'x', '', [{ pointer: '/name', code: 'x', detail: '不行' }]));
  expect(document.activeElement).toBe(document.querySelector('input'));
  expect(seen).toEqual([]);
});

it('brings into sight what belongs to no field', async () => {
  const seen = await refused(new Problem(409, 'x', '不行'));
  expect(seen).toEqual([document.querySelector('[role=alert]')]);
});
