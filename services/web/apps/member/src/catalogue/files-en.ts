/** Texts of files that are shown; they come with their pages. */
export default {
  'file.show': 'View',
  'file.show_label': 'View: {title}',
  'file.apart': 'Open in a new window',
  'file.pdf_hint': 'If nothing or only a part is shown above, please download it.',
  'file.no_pdf': 'This browser cannot show PDF',
  'file.no_type': 'A file of this type cannot be shown here',
  'file.hint': 'Download it and open it in another app.',
} as const;
