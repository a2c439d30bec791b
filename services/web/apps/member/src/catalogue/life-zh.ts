/** Texts of how an organisational-life meeting is prepared; they come with the page of meetings. */
export default {
  'life.open': '步骤和上次整改',
  'life.open_label': '步骤和上次整改：{subject}',
  'life.none': '没有规定的步骤',
  'life.talked': '已谈 {count}/{of} 人',
  'life.last': '上次会议的整改：共 {total} 项，已完成 {done} 项（{percent}%），超期 {overdue} 项',
  'life_step.topic': '确定主题',
  'life_step.study': '会前学习',
  'life_step.opinions': '征求意见',
  'life_step.talks': '谈心谈话',
  'life_step.outlines': '撰写发言提纲',
  'life_step.meeting': '召开会议',
  'life_step.remedies': '整改清单',
  'life_step.report': '报告和通报',
  'life_state.done': '已完成',
  'life_state.open': '待完成',
  'life_state.missing': '缺少',
} as const;
