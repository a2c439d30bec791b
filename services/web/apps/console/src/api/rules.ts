import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Everything about rules, by name: an own value makes all of it old. */
export const RULES = '/records/rules';

export type RuleBook = Answer<'/api/records/rules/book', 'get'>;
export type RuleEntry = RuleBook['areas'][number]['rules'][number];
export type RuleSetting = RuleEntry['settings'][number];
export type RuleChoice = NonNullable<RuleSetting['value']>;
export type YearOfDays = Extract<RuleChoice, { off: unknown }>;
export type RuleChange = Item<'/api/records/rules/values'>;
export type RuleValueIn = Input<'/api/records/rules/values', 'post'>;
export type Exceptions = Answer<'/api/records/exceptions', 'get'>;
export type ExceptionSum = Exceptions['matters'][number];
export type ExceptionMatter = ExceptionSum['matter'];
export type UnitException = Item<'/api/records/exceptions/units'>;

export type DoubleEntry = Answer<'/api/records/burden/twice', 'get'>['items'][number];

export const ruleBook = () =>
  queryOptions({
    queryKey: [RULES, 'book'],
    queryFn: ({ signal }) => call(api.GET('/api/records/rules/book', { signal })),
  });

/** The rules as they hold on a day to come, such as the first of a year whose days off are entered. */
export const ruleBookOn = (on: string) =>
  queryOptions({
    queryKey: [RULES, 'book', on],
    queryFn: ({ signal }) => call(api.GET('/api/records/rules/book', { params: { query: { on } }, signal })),
  });

export const ruleChanges = (filter: FilterOf<'/api/records/rules/values'> = {}) =>
  paged<RuleChange>([RULES, 'values', filter], (page, signal) =>
    call(api.GET('/api/records/rules/values', { params: { query: { ...filter, ...page } }, signal })),
  );

export const setRule = (body: RuleValueIn) => call(api.POST('/api/records/rules/values', { body }));

export const burden = (month?: string) =>
  queryOptions({
    queryKey: ['/records/burden', month],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/burden', { params: { query: month ? { month } : {} }, signal })),
  });

export const doubleEntries = (month?: string) =>
  queryOptions({
    queryKey: ['/records/burden', 'twice', month],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/burden/twice', { params: { query: month ? { month } : {} }, signal })),
  });

/** Asked for anew at every visit: what was done elsewhere has to be gone. */
export const exceptions = () =>
  queryOptions({
    queryKey: ['/records/exceptions'],
    queryFn: ({ signal }) => call(api.GET('/api/records/exceptions', { signal })),
    staleTime: 0,
  });

export const unitExceptions = (matter: ExceptionMatter) =>
  paged<UnitException>(['/records/exceptions', 'units', matter], (page, signal) =>
    call(api.GET('/api/records/exceptions/units', { params: { query: { matter, ...page } }, signal })),
  );
