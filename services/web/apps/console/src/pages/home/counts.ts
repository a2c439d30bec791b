import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { api } from '../../api/client';
import { I, linkedAccounts, session } from '../../api/identity';
import { N } from '../../api/notifications';
import { useRows } from '../../api/paging';
import { type ImportRun, imports, memberCount, R } from '../../api/records';
import { may, type Permission } from '../../app/access';

/** Whether the query may be sent at all: what one may not see is not asked for. */
export function useMayAsk(permission: Permission): boolean {
  const { data } = useQuery(session());
  return data !== undefined && may(data, permission);
}

const COUNT = { limit: 1 } as const;
/** Where the server does not count, a full page stands for "very many". */
export const MOST_COUNTED = 100;

export const useOpenCorrections = (enabled: boolean) =>
  useQuery({
    queryKey: [R.corrections, 'count'],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST_COUNTED, state: 'open' as const };
      return (await call(api.GET('/api/records/corrections', { params: { query }, signal }))).items.length;
    },
    enabled,
  });

export const usePendingInvitations = (enabled: boolean) =>
  useQuery({
    queryKey: [I.invitations, 'count'],
    queryFn: async ({ signal }) => {
      const query = { ...COUNT, state: 'pending' as const };
      return (await call(api.GET('/api/identity/invitations', { params: { query }, signal }))).total ?? null;
    },
    enabled,
  });

export const useFailedDeliveries = (enabled: boolean) =>
  useQuery({
    queryKey: [N.deliveries, 'count'],
    queryFn: async ({ signal }) => {
      const query = { ...COUNT, state: 'failed' as const };
      return (await call(api.GET('/api/notifications/deliveries', { params: { query }, signal }))).total ?? null;
    },
    enabled,
  });

const UNFINISHED = new Set(['reading', 'checked', 'applying']);

/** Where no row of a checked file is good, there is nothing to take in and nothing to confirm. */
const leadsNowhere = (run: ImportRun) => run.state === 'checked' && run.rows_good === 0;

export function useUnfinishedImports(enabled: boolean) {
  const rows = useRows({ ...imports(), enabled });
  return { ...rows, open: rows.rows.filter((run) => UNFINISHED.has(run.state) && !leadsNowhere(run)) };
}

/** Members in good standing who cannot log in yet. */
export function useWithoutAccount(enabled: boolean): {
  count: number | null | undefined;
  total: number | null | undefined;
} {
  const members = useQuery({ ...memberCount({ state: 'normal' }), enabled });
  const accounts = useQuery({ ...linkedAccounts(), enabled });
  const known = typeof members.data === 'number' && typeof accounts.data === 'number';
  return { count: known ? Math.max(0, Number(members.data) - Number(accounts.data)) : undefined, total: members.data };
}
