import type { MyParticipation } from '@zhibu/api';

/** A year of a member with one leave. */
export const participation = (): MyParticipation => ({
  member_id: '01927000-0000-7000-8000-000000000001',
  year: 2026,
  meetings: {
    attended: 21,
    due: 23,
    leave: 1,
    unexcused: 1,
    exempt: 0,
    unmarked: 0,
    basis: { rule: 'meetings.participation', source: '通行做法', since: '2018-10-28' },
  },
  study: {
    hours: 18,
    asked: 32,
    left: 14,
    hour_minutes: 45,
    leads: false,
    courses: 0,
    courses_asked: 0,
    basis: { rule: 'meetings.study', source: '中国共产党党员教育管理工作条例(2019)', since: '2019-11-11' },
  },
  lectures: null,
});
