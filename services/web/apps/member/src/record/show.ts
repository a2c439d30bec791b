import en from '../catalogue/files-en';
import zh from '../catalogue/files-zh';
import { area } from '../words';

export const { texts: f } = area(zh, en);

export const contentPath = (id: string): string => `/api/records/documents/${encodeURIComponent(id)}/content`;

/** How a file of a type is shown, if a browser can do that at all. */
export function shownAs(type: string): 'picture' | 'pdf' | undefined {
  if (type.startsWith('image/')) return 'picture';
  return type === 'application/pdf' ? 'pdf' : undefined;
}

/** Whether the browser has a viewer of PDF; older ones only tell of their plug-ins. */
export const showsPdf = (browser: Navigator = navigator): boolean =>
  browser.pdfViewerEnabled ?? Boolean(browser.mimeTypes?.namedItem('application/pdf'));
