import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

export const M = {
  meetings: '/records/meetings',
  calendar: '/records/meetings/calendar',
  participation: '/records/members/participation',
  followUps: '/records/meetings/follow-ups',
  remedies: '/records/meetings/remedies',
  courses: '/records/members/courses',
} as const;

/** Everything a change of one meeting makes old. */
export const MEETING_STALE = [M.meetings, M.calendar, M.participation, M.followUps, M.remedies] as const;

export type Meeting = Item<'/api/records/meetings'>;
export type MeetingDetail = Answer<'/api/records/meetings/{id}', 'get'>;
export type MeetingIn = Input<'/api/records/meetings', 'post'>;
export type MeetingPatch = Input<'/api/records/meetings/{id}', 'patch'>;
export type AttendanceIn = Input<'/api/records/meetings/{id}/attendance', 'put'>;
export type RecordIn = Input<'/api/records/meetings/{id}/record', 'put'>;
export type CorrectionIn = Input<'/api/records/meetings/{id}/versions', 'post'>;
export type MeetingVersions = Answer<'/api/records/meetings/{id}/versions', 'get'>;
export type MeetingState = Meeting['state'];
export type MeetingKind = Meeting['kinds'][number];
export type Participant = MeetingDetail['participants'][number];
export type MeetingVisitor = MeetingDetail['visitors'][number];
export type Finding = MeetingDetail['findings'][number];
export type Mark = NonNullable<Participant['mark']>;
export type Absence = NonNullable<Participant['absence']>;
export type DutyCalendar = Answer<'/api/records/meetings/calendar', 'get'>;
export type ThemedDay = NonNullable<DutyCalendar['themed_day']>;
export type ThemedDayRule = ThemedDay['usual'];
export type ThemedDayIn = Input<'/api/records/meetings/themed-day', 'put'>;
export type Duty = DutyCalendar['duties'][number];
export type MemberParticipation = Answer<'/api/records/members/{id}/participation', 'get'>;
export type DutyPeriod = Duty['periods'][number];
export type Course = Item<'/api/records/members/{id}/courses'>;
export type CourseIn = Input<'/api/records/members/{id}/courses', 'post'>;
export type FollowUp = Item<'/api/records/meetings/follow-ups'>;

export type LifeStep = NonNullable<MeetingDetail['life']>['steps'][number];
export type MeetingRemedies = Item<'/api/records/meetings/remedies'>;
export type RemedyProgress = MeetingRemedies['progress'];
export type StepNote = Input<'/api/records/meetings/{id}/steps/{step}', 'put'>;

export type DecidingMeeting = Item<'/api/records/meetings/decisions'>;

/** What meetings of a unit decided up to a day, the latest first. */
export const decisions = (unit: string, to?: string) =>
  queryOptions({
    queryKey: [M.meetings, 'decisions', unit, to],
    queryFn: async ({ signal }) => {
      const query = { unit_id: unit, limit: 50, ...(to && { to }) };
      return (await call(api.GET('/api/records/meetings/decisions', { params: { query }, signal }))).items;
    },
  });

const DAY = 86_400_000;

const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Meetings of all members of a unit that were held around a day, or lately, the latest first. */
export const heldAround = (unit: string, day?: string, anybody = false) =>
  queryOptions({
    queryKey: [M.meetings, 'around', unit, day, anybody],
    queryFn: async ({ signal }) => {
      const query = { unit_id: unit, limit: 50, ...(day && { from: plus(day, -15), to: plus(day, 15) }) };
      const { items } = await call(api.GET('/api/records/meetings', { params: { query }, signal }));
      const held = ({ state }: Meeting) => state === 'held' || state === 'filed';
      return items.filter((one) => held(one) && (anybody || one.gathering === 'members'));
    },
  });

export const dutyCalendar = (unit: string, year: number) =>
  queryOptions({
    queryKey: [M.calendar, unit, year],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/meetings/calendar', { params: { query: { unit_id: unit, year } }, signal })),
  });

/** Fixes the day of the themed day of a unit. */
export const setThemedDay = (body: ThemedDayIn) => call(api.PUT('/api/records/meetings/themed-day', { body }));

export const meetings = (filter: FilterOf<'/api/records/meetings'> = {}) =>
  paged<Meeting>([M.meetings, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/meetings', { params: { query: { ...filter, ...page } }, signal })),
  );

export const followUps = (filter: FilterOf<'/api/records/meetings/follow-ups'> = {}) =>
  paged<FollowUp>([M.followUps, filter], (page, signal) =>
    call(api.GET('/api/records/meetings/follow-ups', { params: { query: { ...filter, ...page } }, signal })),
  );

/** How far the remedies of meetings are, the latest meeting first. */
export const remedyProgress = (filter: FilterOf<'/api/records/meetings/remedies'>) =>
  paged<MeetingRemedies>([M.remedies, filter], (page, signal) =>
    call(api.GET('/api/records/meetings/remedies', { params: { query: { ...filter, ...page } }, signal })),
  );

export const meeting = (id: string) =>
  queryOptions({
    queryKey: [M.meetings, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/meetings/{id}', { params: { path: { id } }, signal })),
  });

export const meetingVersions = (id: string) =>
  queryOptions({
    queryKey: [M.meetings, id, 'versions'],
    queryFn: ({ signal }) => call(api.GET('/api/records/meetings/{id}/versions', { params: { path: { id } }, signal })),
  });

const at = (id: string, version: number) => ({ params: { path: { id }, header: ifMatch(version) } });

export const change = (of: MeetingDetail, body: MeetingPatch) =>
  call(api.PATCH('/api/records/meetings/{id}', { ...at(of.id, of.version), body }));

export const cancel = (of: MeetingDetail, reason: string) =>
  call(api.POST('/api/records/meetings/{id}/cancel', { ...at(of.id, of.version), body: { reason } }));

export const attend = (of: MeetingDetail, body: AttendanceIn) =>
  call(api.PUT('/api/records/meetings/{id}/attendance', { ...at(of.id, of.version), body }));

export const write = (of: MeetingDetail, body: RecordIn) =>
  call(api.PUT('/api/records/meetings/{id}/record', { ...at(of.id, of.version), body }));

export const file = (of: MeetingDetail) => call(api.POST('/api/records/meetings/{id}/file', at(of.id, of.version)));

export const correct = (of: MeetingDetail, body: CorrectionIn) =>
  call(api.POST('/api/records/meetings/{id}/versions', { ...at(of.id, of.version), body }));

export type LeaveIn = Input<'/api/records/meetings/{id}/leave', 'post'>;

export const askLeave = (of: MeetingDetail, body: LeaveIn) =>
  call(api.POST('/api/records/meetings/{id}/leave', { params: { path: { id: of.id } }, body }));

const atStep = (of: MeetingDetail, step: LifeStep['step']) => ({
  params: { path: { id: of.id, step }, header: ifMatch(of.version) },
});

export const noteStep = (of: MeetingDetail, step: LifeStep['step'], body: StepNote) =>
  call(api.PUT('/api/records/meetings/{id}/steps/{step}', { ...atStep(of, step), body }));

export const takeBackStep = (of: MeetingDetail, step: LifeStep['step']) =>
  call(api.DELETE('/api/records/meetings/{id}/steps/{step}', atStep(of, step)));

export const answerLeave = (of: MeetingDetail, member: string, approve: boolean) =>
  call(
    api.POST('/api/records/meetings/{id}/leave/{member_id}', {
      params: { path: { id: of.id, member_id: member } },
      body: { approve },
    }),
  );

export type ReportIn = Input<'/api/records/meetings/follow-ups/{id}/reports', 'post'>;

export const report = (id: string, body: ReportIn) =>
  call(api.POST('/api/records/meetings/follow-ups/{id}/reports', { params: { path: { id } }, body }));

export const finish = (id: string, note: string | null) =>
  call(api.POST('/api/records/meetings/follow-ups/{id}/done', { params: { path: { id } }, body: { note } }));

/** What a member took part in, in a year. */
export const participation = (id: string, year: number) =>
  queryOptions({
    queryKey: [M.participation, id, year],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/members/{id}/participation', { params: { path: { id }, query: { year } }, signal })),
  });

/** What a course that is entered or taken back makes old. */
export const COURSES_STALE = [M.courses, M.participation] as const;

/** The concentrated courses a member attended, the latest first. */
export const courses = (id: string) =>
  queryOptions({
    queryKey: [M.courses, id],
    queryFn: async ({ signal }) =>
      (await call(api.GET('/api/records/members/{id}/courses', { params: { path: { id } }, signal }))).items,
  });

export const recordCourse = (id: string, body: CourseIn) =>
  call(api.POST('/api/records/members/{id}/courses', { params: { path: { id } }, body }));

export const withdrawCourse = (id: string) =>
  call(api.DELETE('/api/records/courses/{id}', { params: { path: { id } } }));
