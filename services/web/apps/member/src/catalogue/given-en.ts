import type { Catalogue } from '@zhibu/i18n';
import type zh from './given-zh';

export default {
  'given.title': 'Given to me to do',
  'given.until': '{unit}, by {date}',
  'given.problem': 'Problem: {text}',
  'given.overdue': 'Overdue',
  'given.open': 'Under way',
  'given.done': 'Done',
  'given.done_label': 'Done: {text}',
  'given.done_ask': 'Is this done?',
  'given.done_hint': 'Your branch then sees that “{text}” is done, and it leaves this list.',
  'given.was_done': 'Reported as done.',
  'given.report': 'Report',
  'given.report_label': 'Report: {text}',
  'given.state': 'How it is going',
  'given.on': 'Day',
  'given.on_hint': 'From the day of the meeting to today, and not before the last report',
  'given.note': 'How it went',
  'given.note_hint': 'What was done, or what keeps it; may be left out of what is done',
  'given.send': 'Report',
  'given.was_reported': 'Reported; your branch can see it.',
  'report.under_way': 'Under way',
  'report.delayed': 'Takes longer',
  'report.done': 'Done',
} satisfies Catalogue<typeof zh>;
