/** Texts of files that are shown; they come with their pages. */
export default {
  'file.show': '查看',
  'file.show_label': '查看：{title}',
  'file.apart': '在新窗口打开',
  'file.pdf_hint': '如果上面没有显示或显示不完整，请下载后查看。',
  'file.no_pdf': '这个浏览器不能显示 PDF',
  'file.no_type': '这种文件不能在这里显示',
  'file.hint': '请下载后用其他应用打开。',
} as const;
