import type { Catalogue } from '@zhibu/i18n';
import type { month as zh } from '../zh-CN/month';

export const month: Catalogue<typeof zh> = {
  'month.title': 'This month',
  'month.nothing': 'Nothing is left to do this month.',
  'month.until': 'by {day}',
  'month.wasDue': 'was due by {day}',
  'urgency.overdue': 'Overdue',
  'urgency.due': 'Due this month',
  'urgency.waiting': 'Waiting for you',
  'urgency.coming': 'Coming up',
  'todo.duty_missing': '{kind}: {n} missing',
  'todo.duty_open': '{kind}: {n} still to hold',
  'todo.meeting_unrecorded': 'The day has passed; record who was there',
  'todo.meeting_unfiled': 'Held; the record is not filed',
  'todo.meeting_planned': 'Planned meeting',
  'todo.leave_asked': '{n} asking to be excused',
  'todo.follow_up': 'Follow-up of a meeting',
  'todo.dues_not_fixed': 'Dues not fixed for {n} members',
  'todo.dues_behind': '{n} members behind with dues',
  'todo.dues_unpaid': '{n} members have not paid this month',
  'todo.remittance_sent': '{n} transfers of dues to confirm',
  'todo.development_due': 'Step towards membership',
  'todo.correction_asked': '{n} requests for corrections',
};
