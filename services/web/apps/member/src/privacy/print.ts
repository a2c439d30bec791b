import type { OwnRecordData } from '@zhibu/api';
import { date, dateTime } from '@zhibu/format';
import { type Codes, inWords } from '../record/fields';
import { sizeText } from '../record/save';
import { locale, t } from '../words';
import type { Say } from './say';
import { labelKey, leftOut, type Path, plain } from './shown';
import type { Everything } from './take-away';

/** What the page is written with: the words, the tables of codes, and where links to the files lead. */
export interface Writing {
  say: Say;
  codes: Codes;
  origin: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const empty = (of: unknown): boolean =>
  of === null || of === undefined || of === '' || (Array.isArray(of) && of.length === 0);

const nested = (of: unknown): boolean => typeof of === 'object' && !empty(of);

/** A page of everything: no script, nothing it would have to load. */
class Page {
  constructor(private readonly writing: Writing) {}

  text(key: string): string {
    return escaped(this.writing.say(key) ?? key);
  }

  label(path: Path): string {
    return this.text(labelKey(this.writing.say, path) ?? path.at(-1) ?? '');
  }

  value(of: unknown, path: Path, inList = false): string {
    if (empty(of)) return '—';
    if (Array.isArray(of)) {
      const items = of.map((one) => `<li>${this.value(one, path, true)}</li>`);
      return `<ul${nested(of[0]) ? ' class="records"' : ''}>${items.join('')}</ul>`;
    }
    if (typeof of === 'object') return this.table(Object.entries(of as object), path, inList);
    return escaped(plain(of, path, this.writing.say, this.writing.codes));
  }

  /** In lists, which may be long, fields without a value are left out. */
  table(fields: [string, unknown][], path: Path, inList = false): string {
    const rows = fields
      .filter(([key, one]) => !leftOut([...path, key]) && !(inList && empty(one)))
      .map(([key, one]) => {
        const at = [...path, key];
        return `<tr><th scope="row">${this.label(at)}</th><td>${this.value(one, at, inList)}</td></tr>`;
      });
    return rows.length === 0 ? '—' : `<table>${rows.join('')}</table>`;
  }

  /** A part with a title: first its own fields, then each list and record under its name. */
  part(title: string, of: object, path: Path = []): string {
    const fields = Object.entries(of);
    const own = fields.filter(([, one]) => !nested(one) && !Array.isArray(one));
    const others = fields.filter(([, one]) => nested(one) || Array.isArray(one));
    const below = others.map(
      ([key, one]) => `<h3>${this.label([...path, key])}</h3>${this.value(one, [...path, key])}`,
    );
    return titled(title, (own.length > 0 ? this.table(own, path) : '') + below.join(''));
  }

  /** The own files: where they lie, and the sum to compare what was fetched with. */
  files(documents: OwnRecordData['documents']): string {
    const { origin } = this.writing;
    const rows = documents.map((file) => {
      const address = escaped(`${origin}/api/records/documents/${file.id}/content`);
      const kind = this.value(file.kind, ['documents', 'kind']);
      const about = [kind, escaped(date(file.stored_at, locale())), escaped(sizeText(file.size))];
      return (
        `<li><a href="${address}">${escaped(file.title || file.file_name)}</a><br>` +
        `${about.filter(Boolean).join(' · ')}<br>SHA-256 <code>${escaped(file.sha256)}</code></li>`
      );
    });
    return rows.length === 0 ? '—' : `<p>${this.text('export.files_hint')}</p><ul>${rows.join('')}</ul>`;
  }

  record({ documents, corrections, ...known }: OwnRecordData): string {
    const { codes } = this.writing;
    // which table a value is from follows from the field it is for
    const said = (corrections ?? []).map((one) => ({
      ...one,
      current: inWords(one.field, one.current ?? null, codes),
      proposed: inWords(one.field, one.proposed, codes),
    }));
    return (
      this.part(this.text('export.record_part'), { ...known, corrections: said }) +
      titled(this.text('export.files_part'), this.files(documents))
    );
  }
}

const titled = (title: string, text: string): string => `<h2>${title}</h2>${text}`;

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}' +
  'th{width:12em;font-weight:normal}td th{width:7em}tr{break-inside:avoid}code{overflow-wrap:anywhere}' +
  'ul{margin:0;padding-left:1.2em}.records{list-style:none;padding:0}.records>li+li{margin-top:8px}';

/** Everything as a page of its own, which reads and prints as it stands. */
export function page(everything: Everything, writing: Writing): string {
  const { account, record, letters } = everything;
  const { account: own, ...rest } = account;
  const made = new Page(writing);
  const parts = [
    made.part(made.text('export.account_part'), own, ['account']),
    record ? made.record(record) : '',
    made.part(made.text('export.more_part'), rest),
    titled(made.text('export.letters_part'), made.value(letters.letters, ['letters'])),
  ];
  const title = escaped(t('privacy.export_file'));
  const when = made.text('export.made').replace('{when}', escaped(dateTime(everything.made_at, locale())));
  return (
    `<!doctype html><html lang="${locale()}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>` +
    `<h1>${title}</h1><p>${when}</p><p>${made.text('export.both')}</p>${parts.join('')}</html>`
  );
}
