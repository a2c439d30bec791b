import { queryOptions } from '@tanstack/react-query';
import { call, type PrivacyNotice } from '@zhibu/api';
import { api } from '../api';

const KEY = 'notice-versions';

/** The newest first. Whoever writes them is given the draft as well, which is nothing to read yet. */
export const versions = queryOptions({
  queryKey: [KEY],
  queryFn: async (): Promise<PrivacyNotice[]> => {
    const { items } = await call(api.GET('/api/identity/privacy/notices', { params: { query: { limit: 100 } } }));
    return items.filter((one) => one.published);
  },
});

export const version = (id: string) =>
  queryOptions({
    queryKey: [KEY, id],
    // what is published stays as it is
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: (): Promise<PrivacyNotice> =>
      call(api.GET('/api/identity/privacy/notices/{id}', { params: { path: { id } } })),
  });
