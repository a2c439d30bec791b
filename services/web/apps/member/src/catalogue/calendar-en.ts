import type { Catalogue } from '@zhibu/i18n';
import type zh from './calendar-zh';

export default {
  'calendar.title': "The branch's calendar",
  'calendar.hint':
    "Meetings and the themed day in your phone's own calendar, kept up to date. It names kinds of meetings and organisations, never a person.",
  'calendar.make': 'Get an address',
  'calendar.renew': 'Get a new address',
  'calendar.end': 'Stop',
  'calendar.once':
    'The address is shown this once. Whoever knows it reads the calendar, so keep it to yourself; a new one ends the old.',
  'calendar.copy': 'Copy the address',
  'calendar.copied': 'Copied',
  'calendar.copy_failed': 'It could not be copied. Press and hold the address above, then choose “Copy”.',
  'calendar.subscribe': 'Open in the calendar',
  'calendar.since': 'The address of {day} is in use.',
  'calendar.ended': 'Stopped: the old address no longer works.',
} satisfies Catalogue<typeof zh>;
