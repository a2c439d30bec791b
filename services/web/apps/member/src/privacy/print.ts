import type { OwnRecordData } from '@zhibu/api';
import en from '../catalogue/export-en';
import zh from '../catalogue/export-zh';
import { sizeText } from '../record/save';
import { area, t, word } from '../words';
import type { Everything } from './take-away';

const { texts: d } = area(zh, en);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The words this app has for a field; one it has no word for is named as the API names it. */
function label(key: string): string {
  const known = word('field', key);
  return known === key ? word('export', key) : known;
}

function value(of: unknown): string {
  if (of === null || of === undefined || of === '') return '—';
  if (Array.isArray(of))
    return of.length === 0 ? '—' : `<ul>${of.map((one) => `<li>${value(one)}</li>`).join('')}</ul>`;
  if (typeof of === 'object') return table(of as Record<string, unknown>);
  return escaped(String(of));
}

function table(of: Record<string, unknown>): string {
  const rows = Object.entries(of).map(
    ([key, one]) => `<tr><th scope="row">${escaped(label(key))}</th><td>${value(one)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

/** The own files: the page has where they lie, and the sum to compare what was fetched with. */
function files(documents: OwnRecordData['documents'], origin: string): string {
  const rows = documents.map((file) => {
    const address = escaped(`${origin}/api/records/documents/${file.id}/content`);
    const about = [word('file_kind', file.kind), file.stored_at?.slice(0, 10) ?? '', sizeText(file.size)];
    return (
      `<li><a href="${address}">${escaped(file.title || file.file_name)}</a><br>` +
      `${about.filter(Boolean).map(escaped).join(' · ')}<br>SHA-256 <code>${escaped(file.sha256)}</code></li>`
    );
  });
  return rows.length === 0 ? '—' : `<p>${escaped(d('export.files_hint'))}</p><ul>${rows.join('')}</ul>`;
}

const titled = (title: string, text: string): string => `<h2>${escaped(title)}</h2>${text}`;
const part = (title: string, of: unknown): string => titled(title, value(of));

function ofRecord({ documents, ...known }: OwnRecordData, origin: string): string {
  return part(d('export.record_part'), known) + titled(d('export.files_part'), files(documents, origin));
}

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}' +
  'th{width:12em;font-weight:normal}ul{margin:0;padding-left:1.2em}code{overflow-wrap:anywhere}';

/** Everything as a page of its own: no script, nothing it would have to load. Links to the files lead to `origin`. */
export function page(everything: Everything, language: string, origin: string): string {
  const { account, record, letters } = everything;
  const { account: own, ...rest } = account;
  const parts = [
    part(d('export.account_part'), own),
    record ? ofRecord(record, origin) : '',
    part(d('export.more_part'), rest),
    part(d('export.letters_part'), letters.letters),
  ];
  const title = escaped(t('privacy.export_file'));
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>` +
    `<h1>${title}</h1><p>${escaped(everything.made_at)}</p>${parts.join('')}</html>`
  );
}
