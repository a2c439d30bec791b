import type { ImportRow } from '../../api/records';

/** One line of the list of results: a row of the file with one of its findings. */
export interface FindingLine {
  key: string;
  line: number;
  name: string | null;
  column: string | null;
  detail: string | null;
  value: string | null;
}

/** A row with three findings becomes three lines, so that each can be read and worked off by itself. */
export const findingLines = (rows: readonly ImportRow[]): FindingLine[] =>
  rows.flatMap((row): FindingLine[] => {
    const { line, name } = row;
    if (row.findings.length === 0) return [{ key: String(line), line, name, column: null, detail: null, value: null }];
    return row.findings.map((finding, at) => ({
      key: `${line}.${at}`,
      line,
      name,
      column: finding.column,
      detail: finding.detail,
      value: finding.value_masked,
    }));
  });
