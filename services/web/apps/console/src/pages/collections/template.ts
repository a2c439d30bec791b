import type { CollectionDetail, Mapping } from '../../api/collections';
import type { T } from '../../i18n';

type Template = NonNullable<CollectionDetail['template']>;
export type Head = Template['heads'][number];
type Column = Mapping['columns'][number];

/** What people choose in the form: a word for every column, and single cells. */
export interface Choices {
  head: string;
  columns: Record<string, string | undefined>;
  cells: { cell: string; what: string }[];
}

export const headKey = ({ sheet, line }: { sheet: number; line: number }) => `${sheet}:${line}`;

/** The name of a column, counted from zero: A, B … Z, AA. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

const wordOf = ({ filled, field, part }: Pick<Column, 'filled' | 'field' | 'part'>) =>
  [filled, field, part].filter(Boolean).join('/');

function ofWord(word: string): Pick<Column, 'filled' | 'field' | 'part'> {
  const [filled, field, part] = word.split('/');
  return { filled: filled as Column['filled'], field: field ?? null, part: part ?? null };
}

interface Option {
  value: string;
  label: string;
}

/** What may stand in a column. */
export function columnOptions(t: T, { form }: CollectionDetail): Option[] {
  const own = (['line_no', 'unit', 'state', 'submitted_on'] as const).map((value) => ({
    value,
    label: t(`templateFilled.${value}`),
  }));
  const fields = form.fields.flatMap((field) => [
    { value: `field/${field.key}`, label: field.label },
    ...(field.columns ?? []).map((part) => ({
      value: `field/${field.key}/${part.key}`,
      label: t('superiorBook.part', { field: field.label, part: part.label }),
    })),
  ]);
  return [...own, ...fields];
}

/** What may stand in a single cell. */
export const cellOptions = (t: T, { form }: CollectionDetail): Option[] => [
  { value: 'unit', label: t('superiorBook.asks') },
  ...form.fields.map((field) => ({
    value: `field/${field.key}`,
    label: t('superiorBook.sumOf', { field: field.label }),
  })),
];

export const choicesOf = ({ mapping }: Template): Choices => ({
  head: headKey(mapping),
  columns: Object.fromEntries(mapping.columns.map((column) => [column.column, wordOf(column)])),
  cells: (mapping.cells ?? []).map((cell) => ({ cell: cell.cell, what: wordOf(cell) })),
});

/** Titles that read as what may stand below them. */
export function understood(head: Head | undefined, options: readonly Option[]): Choices['columns'] {
  const plain = (text: string) => text.replace(/[\s*：:]|[（(【[].*$/g, '');
  const found: Choices['columns'] = {};
  for (const [at, title] of (head?.titles ?? []).entries()) {
    const option = options.find(
      ({ label, value }) => plain(label) === plain(title) && !Object.values(found).includes(value),
    );
    if (title && option) found[at] = option.value;
  }
  return found;
}

export function mappingOf({ head, columns, cells }: Choices): Mapping {
  const [sheet, line] = head.split(':').map(Number);
  return {
    sheet: sheet ?? 0,
    line: line ?? 1,
    columns: Object.entries(columns ?? {}).flatMap(([column, word]) =>
      word ? [{ column: Number(column), ...ofWord(word) }] : [],
    ),
    cells: (cells ?? []).map(({ cell, what }) => {
      const { filled, field } = ofWord(what);
      return { cell: cell.trim().toUpperCase(), filled, field };
    }),
  };
}
