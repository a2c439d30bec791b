import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { kept } from './kept';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Everything about elections, by name: a step makes all of it old. */
export const E = '/records/elections';
export const Q = '/records/unit-requests';

export type Election = Item<'/api/records/elections'>;
export type ElectionDetail = Answer<'/api/records/elections/{id}', 'get'>;
export type ElectionIn = Input<'/api/records/elections', 'post'>;
export type ElectionPatch = Input<'/api/records/elections/{id}', 'patch'>;
export type MarksIn = Input<'/api/records/elections/{id}/voters', 'put'>;
export type CandidatesIn = Input<'/api/records/elections/{id}/candidates', 'put'>;
export type MeetingIn = Input<'/api/records/elections/{id}/meeting', 'post'>;
export type RoundIn = Input<'/api/records/elections/{id}/rounds', 'post'>;
export type ResultIn = Input<'/api/records/elections/{id}/result', 'post'>;
export type ConfirmationIn = Input<'/api/records/elections/{id}/confirmations', 'post'>;
export type RefusalIn = Input<'/api/records/elections/{id}/refusal', 'post'>;
export type PaperIn = Input<'/api/records/elections/{id}/shift', 'post'>;
export type SharesIn = Input<'/api/records/elections/{id}/delegates', 'put'>;
export type Delegate = Item<'/api/records/elections/{id}/delegates'>;
export type DelegateSeats = Item<'/api/records/elections/delegates'>;
export type DelegateElectionIn = Input<'/api/records/elections/delegates', 'post'>;
export type ElectionState = Election['state'];
export type ElectionStep = ElectionDetail['next'][number];
export type ElectionOffice = ElectionDetail['offices'][number];
export type Office = ElectionOffice['office'];
export type Round = ElectionDetail['rounds'][number];
export type Voter = Item<'/api/records/elections/{id}/voters'>;
export type Term = Item<'/api/records/elections/terms'>;
export type TermState = Term['state'];
export type ElectionView = NonNullable<FilterOf<'/api/records/elections'>['view']>;

export type UnitRequest = Item<'/api/records/unit-requests'>;
export type UnitRequestDetail = Answer<'/api/records/unit-requests/{id}', 'get'>;
export type UnitRequestIn = Input<'/api/records/unit-requests', 'post'>;
export type DecisionIn = Input<'/api/records/unit-requests/{id}/decision', 'post'>;

export const terms = () =>
  paged<Term>([E, 'terms'], (page, signal) =>
    call(api.GET('/api/records/elections/terms', { params: { query: { ...page } }, signal })),
  );

export const elections = (filter: FilterOf<'/api/records/elections'> = {}) =>
  paged<Election>([E, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/elections', { params: { query: { ...filter, ...page } }, signal })),
  );

/** The delegates units are to elect to congresses that are being prepared. */
export const delegateSeats = () =>
  paged<DelegateSeats>([E, 'delegates'], (page, signal) =>
    call(api.GET('/api/records/elections/delegates', { params: { query: { ...page } }, signal })),
  );

export const delegates = (id: string) =>
  paged<Delegate>([E, id, 'delegates'], (page, signal) =>
    call(api.GET('/api/records/elections/{id}/delegates', { params: { path: { id }, query: { ...page } }, signal })),
  );

export const election = (id: string) =>
  queryOptions({
    queryKey: [E, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/elections/{id}', { params: { path: { id } }, signal })),
  });

export const voters = (id: string) =>
  paged<Voter>([E, id, 'voters'], (page, signal) =>
    call(api.GET('/api/records/elections/{id}/voters', { params: { path: { id }, query: { ...page } }, signal })),
  );

/** Everybody on the list of a unit of usual size, for choosing among them. */
export const allVoters = (id: string) =>
  queryOptions({
    queryKey: [E, id, 'voters', 'all'],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/elections/{id}/voters', { params: { path: { id }, query: { limit: 200 } }, signal })),
  });

const at = (of: ElectionDetail) => ({ params: { path: { id: of.id }, header: ifMatch(of.version) } });

export const change = (of: ElectionDetail, body: ElectionPatch) =>
  kept(election, call(api.PATCH('/api/records/elections/{id}', { ...at(of), body })));
export const mark = (of: ElectionDetail, body: MarksIn) =>
  kept(election, call(api.PUT('/api/records/elections/{id}/voters', { ...at(of), body })));
export const nominate = (of: ElectionDetail, body: CandidatesIn) =>
  kept(election, call(api.PUT('/api/records/elections/{id}/candidates', { ...at(of), body })));
export const approveShift = (of: ElectionDetail, body: PaperIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/shift', { ...at(of), body })));
export const approveCongress = (of: ElectionDetail, body: PaperIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/congress', { ...at(of), body })));
export const allot = (of: ElectionDetail, body: SharesIn) =>
  kept(election, call(api.PUT('/api/records/elections/{id}/delegates', { ...at(of), body })));
export const begin = (of: ElectionDetail, body: MeetingIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/meeting', { ...at(of), body })));
export const count = (of: ElectionDetail, body: RoundIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/rounds', { ...at(of), body })));
export const takeBack = (of: ElectionDetail, reason: string) =>
  kept(election, call(api.POST('/api/records/elections/{id}/rounds/take-back', { ...at(of), body: { reason } })));
export const settle = (of: ElectionDetail, body: ResultIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/result', { ...at(of), body })));
export const confirm = (of: ElectionDetail, body: ConfirmationIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/confirmations', { ...at(of), body })));
export const refuse = (of: ElectionDetail, body: RefusalIn) =>
  kept(election, call(api.POST('/api/records/elections/{id}/refusal', { ...at(of), body })));
export const cancel = (of: ElectionDetail, reason: string) =>
  kept(election, call(api.POST('/api/records/elections/{id}/cancel', { ...at(of), body: { reason } })));

export const unitRequests = () =>
  paged<UnitRequest>([Q, 'list'], (page, signal) =>
    call(api.GET('/api/records/unit-requests', { params: { query: { ...page } }, signal })),
  );

export const unitRequest = (id: string) =>
  queryOptions({
    queryKey: [Q, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/unit-requests/{id}', { params: { path: { id } }, signal })),
  });

const of = (one: UnitRequestDetail) => ({ params: { path: { id: one.id }, header: ifMatch(one.version) } });

export const decide = (one: UnitRequestDetail, body: DecisionIn) =>
  kept(unitRequest, call(api.POST('/api/records/unit-requests/{id}/decision', { ...of(one), body })));
export const withdraw = (one: UnitRequestDetail) =>
  kept(unitRequest, call(api.POST('/api/records/unit-requests/{id}/withdraw', of(one))));
