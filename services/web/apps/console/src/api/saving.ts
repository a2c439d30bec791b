import { call } from '@zhibu/api';
import { api } from './client';
import { contentPath, type Document, type DocumentVersion } from './documents';
import { saveFile } from './files';

/** One content of a document. */
export interface Content {
  of: Pick<Document, 'id' | 'class' | 'title'>;
  version: Pick<DocumentVersion, 'number' | 'fault'>;
}

/**
 * What is not confidential is fetched from the store by the browser itself, which holds none of it. What is known to
 * be missing or damaged is asked of the service, which says so in words.
 */
export const goesByLink = ({ of, version }: Content): boolean => of.class === 'content' && !version.fault;

/** Saves one content on the device. `aside` leaves this page alone while something is on its way from it. */
export async function saveContent(content: Content, aside = false): Promise<void> {
  const { of, version } = content;
  const { number } = version;
  if (!goesByLink(content)) return saveFile(contentPath(of.id, { number }), of.title);
  const params = { path: { id: of.id }, query: { number } };
  const { url } = await call(api.GET('/api/records/documents/{id}/link', { params }));
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noreferrer';
  // an address that turns out to be a download leaves the page, but asks first whether it may
  if (aside) link.target = '_blank';
  link.click();
}
