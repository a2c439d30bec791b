/** The calendar of the own branch; the words come with its page. */
export default {
  'calendar.title': '订阅支部日历',
  'calendar.hint': '把支部的会议和主题党日放进手机自带的日历，到时自动更新。日历里只有会议种类和组织名称，没有姓名。',
  'calendar.make': '生成订阅地址',
  'calendar.renew': '重新生成地址',
  'calendar.end': '停止订阅',
  'calendar.once': '地址只显示这一次。知道地址的人都能看到日历，请不要转发；重新生成后旧地址随即失效。',
  'calendar.copy': '复制地址',
  'calendar.copied': '已复制',
  'calendar.copy_failed': '没能复制。请按住上面的地址，再选“复制”。',
  'calendar.subscribe': '用日历打开',
  'calendar.since': '{day}生成的地址正在使用。',
  'calendar.ended': '已停止，原来的地址不再有效。',
} as const;
