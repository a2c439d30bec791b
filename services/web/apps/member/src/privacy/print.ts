import { t, word } from '../words';
import type { Everything } from './take-away';

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

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}' +
  'th{width:12em;font-weight:normal}ul{margin:0;padding-left:1.2em}';

/** Everything as a page of its own: no script, nothing it would have to load. */
export function page(everything: Everything, language: string): string {
  const { account, record, letters } = everything;
  const { account: own, ...rest } = account;
  const part = (title: string, of: unknown) => `<h2>${escaped(title)}</h2>${value(of)}`;
  const parts = [
    part(t('export.account_part'), own),
    record ? part(t('export.record_part'), record) : '',
    part(t('export.more_part'), rest),
    part(t('export.letters_part'), letters.letters),
  ];
  const title = escaped(t('privacy.export_file'));
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>` +
    `<h1>${title}</h1><p>${escaped(everything.made_at)}</p>${parts.join('')}</html>`
  );
}
