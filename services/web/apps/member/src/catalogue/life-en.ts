import type { Catalogue } from '@zhibu/i18n';
import type zh from './life-zh';

export default {
  'life.open': 'Steps, and the last remedies',
  'life.open_label': 'Steps, and the last remedies: {subject}',
  'life.none': 'No steps are asked for',
  'life.talked': '{count} of {of} have talked',
  'life.last': 'Remedies of the last meeting: {done} of {total} done ({percent}%), {overdue} overdue',
  'life_step.topic': 'Choosing the topic',
  'life_step.study': 'Studying beforehand',
  'life_step.opinions': 'Asking for opinions',
  'life_step.talks': 'Heart-to-heart talks',
  'life_step.outlines': 'Writing outlines',
  'life_step.meeting': 'The meeting',
  'life_step.remedies': 'List of remedies',
  'life_step.report': 'Report and notice',
  'life_state.done': 'Done',
  'life_state.open': 'To be done',
  'life_state.missing': 'Missing',
} satisfies Catalogue<typeof zh>;
