import type { FollowUpReportState, MyFollowUp } from '@zhibu/api';

export interface Report {
  state: FollowUpReportState;
  on: string;
  note: string;
}

export const STATES: readonly FollowUpReportState[] = ['under_way', 'delayed', 'done'];

/** The first day there can be a report of: that of the meeting, or of the last report. */
export const earliest = ({ day, reports }: Pick<MyFollowUp, 'day' | 'reports'>): string =>
  reports.reduce((last, { on }) => (on > last ? on : last), day);

/** What keeps a report from being sent; what is done needs no words. */
export const wrong = ({ state, on, note }: Report, needed: string) => ({
  on: on ? undefined : needed,
  note: state === 'done' || note.trim() ? undefined : needed,
});
