import { QueryClientProvider } from '@tanstack/react-query';
import { Problem } from '@zhibu/api';
import { App } from 'antd';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { queryClient } from '../api/client';
import { useVersioned } from './useVersioned';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

interface Entry {
  version: number;
  name: string;
  place: string;
}
type Values = Omit<Entry, 'version'>;

const toValues = ({ name, place }: Entry): Values => ({ name, place });
const OLD: Entry = { version: 1, name: 'a', place: 'x' };
const NEW: Entry = { version: 2, name: 'a', place: 'y' };

let saving: ReturnType<typeof useVersioned<Entry, Values>>;
const save = vi.fn();

function Desk({ record, open }: { record: Entry; open: boolean }) {
  saving = useVersioned<Entry, Values>({
    record,
    opened: open,
    toValues,
    reload: async () => NEW,
    save,
    stale: [],
    done: '',
    onDone: () => {},
  });
  return null;
}

it('saves my change on top of what somebody else changed meanwhile, and only that', async () => {
  const root = createRoot(document.createElement('div'));
  const show = (record: Entry) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={queryClient}>
          <App>
            <Desk record={record} open />
          </App>
        </QueryClientProvider>,
      ),
    );
  await show(OLD);
  // fetched anew while the form is open: what the form shows is still the old one
  await show(NEW);
  save.mockRejectedValueOnce(new Problem(412, 'stale', '', []));
  await act(async () => saving.submit({ name: 'b', place: 'x' }));
  await vi.waitFor(() => expect(saving.conflict?.changed).toEqual(['place']));
  expect(save).toHaveBeenLastCalledWith(1, { name: 'b' });
  save.mockResolvedValueOnce({ ...NEW, version: 3, name: 'b' });
  await act(async () => saving.submit({ name: 'b', place: 'x' }));
  await vi.waitFor(() => expect(save).toHaveBeenLastCalledWith(2, { name: 'b' }));
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});
