export default {
  'export.account_part': '账号',
  'export.record_part': '党员档案',
  'export.files_part': '我的材料',
  'export.files_hint': '登录本单位网站后可逐个打开下载；校验值（SHA-256）用于核对文件是否完整。',
  'export.more_part': '职责、登录、同意和申请',
  'export.handovers': '工作交接',
  'export.letters_part': '发给我的邮件',
};
