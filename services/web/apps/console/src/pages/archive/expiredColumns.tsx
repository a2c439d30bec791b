import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { ExpiredEntry } from '../../api/archive';
import type { ExpiredDocument } from '../../api/documents';
import { type T, word } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';

export const entryColumns = (t: T, locale: Locale, unit: string): Column<ExpiredEntry>[] => [
  {
    key: 'title',
    title: t('archive.expiredEntry'),
    width: 240,
    grow: true,
    pinned: true,
    render: (one) => (
      <>
        <Go to={pb.archiveYear(unit, one.on.slice(0, 4))}>{one.name ?? date(one.on, locale)}</Go>{' '}
        {one.sealed && <Sign tone="info">{t('archive.sealed')}</Sign>}
      </>
    ),
  },
  { key: 'kind', title: t('archive.expiredKind'), width: 160, render: (one) => t(`filedKind.${one.kind}`) },
  { key: 'on', title: t('archive.expiredOn'), width: 130, render: (one) => date(one.on, locale) },
  { key: 'keep', title: t('archive.expiredKeep'), width: 110, render: (one) => t(`keep.${one.keep}`) },
  { key: 'until', title: t('archive.expiredUntil'), width: 130, render: (one) => date(one.kept_until, locale) },
  {
    key: 'basis',
    title: t('archive.expiredBasis'),
    width: 320,
    render: (one) => (
      <>
        {one.kept_as}
        {one.basis.map((basis) => (
          <Cited key={basis.rule} basis={basis} />
        ))}
      </>
    ),
  },
];

type Open = (one: ExpiredDocument) => void;

export const documentColumns = (t: T, locale: Locale, open: Open): Column<ExpiredDocument>[] => [
  {
    key: 'title',
    title: t('archive.expiredEntry'),
    width: 240,
    grow: true,
    pinned: true,
    render: (one) => (
      <Button type="link" className="inline-link" onClick={() => open(one)}>
        {one.title}
      </Button>
    ),
  },
  {
    key: 'member',
    title: t('archive.expiredMember'),
    width: 140,
    render: (one) => one.member_id && <Go to={pb.member(one.member_id)}>{one.member_name}</Go>,
  },
  {
    key: 'kind',
    title: t('archive.expiredKind'),
    width: 160,
    render: (one) => word(t, 'documentKind', one.kind),
  },
  {
    key: 'from',
    title: t('archive.expiredFrom'),
    width: 150,
    render: (one) => one.retain_until && date(one.retain_until, locale),
  },
  { key: 'basis', title: t('archive.expiredBasis'), width: 320, render: (one) => <Cited basis={one.basis} /> },
];
