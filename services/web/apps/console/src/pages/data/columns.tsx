import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../api/portability';
import { type T, word } from '../../i18n';
import { Sign, type Tone } from '../../kit/Sign';
import type { Column } from '../../table/columns';

const TONES: Record<Snapshot['state'], Tone> = { writing: 'wait', ready: 'good', failed: 'bad', damaged: 'bad' };
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as people say it. */
export function size(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** step;
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${UNITS[step]}`;
}

const number = (value: ReactNode) => <span className="number">{value}</span>;

/** When it shows, or since when it is being made. */
export const moment = (one: Snapshot, locale: Locale) => dateTime(one.taken_at ?? one.created_at, locale);

export const snapshotColumns = (t: T, locale: Locale): Column<Snapshot>[] => [
  { key: 'when', title: t('data.when'), width: 200, pinned: true, render: (one) => moment(one, locale) },
  { key: 'kind', title: t('data.kind'), width: 100, render: (one) => word(t, 'snapshot', one.kind) },
  {
    key: 'state',
    title: t('data.state'),
    width: 130,
    render: (one) => {
      const title = one.damage ?? one.last_error ?? one.progress;
      return (
        <Sign tone={TONES[one.state]} {...(title && { title })}>
          {word(t, 'snapshotState', one.state)}
        </Sign>
      );
    },
  },
  { key: 'rows', title: t('data.rows'), width: 110, align: 'end', render: (one) => number(one.rows) },
  { key: 'size', title: t('data.size'), width: 110, align: 'end', render: (one) => number(size(one.bytes)) },
  {
    key: 'checked',
    title: t('data.checked'),
    width: 210,
    render: (one) => (one.checked_at ? dateTime(one.checked_at, locale) : '—'),
  },
  { key: 'until', title: t('data.until'), width: 210, render: (one) => dateTime(one.expires_at, locale) },
];

export const exportColumns = (t: T, locale: Locale, fetch: (one: Snapshot) => void): Column<Snapshot>[] => [
  ...snapshotColumns(t, locale).filter(({ key }) => key !== 'kind' && key !== 'checked'),
  {
    key: 'deed',
    title: t('common.actions'),
    quiet: true,
    width: 110,
    align: 'end',
    render: (one) =>
      one.state === 'ready' && (
        <Button size="small" onClick={() => fetch(one)} aria-label={t('data.fetchOf', { date: moment(one, locale) })}>
          {t('data.fetch')}
        </Button>
      ),
  },
];
