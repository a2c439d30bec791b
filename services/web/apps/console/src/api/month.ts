import { queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '@zhibu/api';
import { api } from './client';

export type MonthOfUnit = Answer<'/api/records/units/{id}/month', 'get'>;
export type Todo = MonthOfUnit['items'][number];
export type RuleOfMatter = MonthOfUnit['rules'][number];

/** What this month asks of a unit. Asked for anew at every visit: what was done elsewhere has to be gone. */
export const monthOf = (id: string) =>
  queryOptions({
    queryKey: ['/records/units/month', id],
    queryFn: ({ signal }) => call(api.GET('/api/records/units/{id}/month', { params: { path: { id } }, signal })),
    staleTime: 0,
  });
