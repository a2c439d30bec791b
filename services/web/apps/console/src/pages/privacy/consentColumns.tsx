import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Consent } from '../../api/privacy';
import { member } from '../../api/records';
import { type T, useT, word } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';

/** However often a row comes into sight again, and however many rows a member has. */
const ASKED_ONCE = { staleTime: Number.POSITIVE_INFINITY, retryOnMount: false } as const;

/** A member without an account has no name where consents are kept. */
function OfRoster({ id }: { id: string }) {
  const t = useT();
  const { data } = useQuery({ ...member(id), ...ASKED_ONCE });
  return <Go to={pb.member(id)}>{data?.name ?? t('account.openMember')}</Go>;
}

function Person({ of }: { of: Consent }) {
  if (!of.account_name) return of.member_id ? <OfRoster id={of.member_id} /> : '—';
  return of.member_id ? <Go to={pb.member(of.member_id)}>{of.account_name}</Go> : of.account_name;
}

const how = (t: T, of: Consent): string =>
  of.on_behalf ? t('consent.byWhom', { reason: of.reason ?? '', name: of.by_name ?? '—' }) : t('consent.self');

export const consentColumns = (t: T, locale: Locale): Column<Consent>[] => [
  { key: 'who', title: t('consent.who'), width: 160, pinned: true, render: (of) => <Person of={of} /> },
  { key: 'purpose', title: t('consent.purpose'), width: 200, render: (of) => word(t, 'consentPurpose', of.purpose) },
  {
    key: 'answer',
    title: t('consent.answer'),
    width: 120,
    render: (of) => (
      <Sign tone={of.given ? 'good' : 'plain'}>{t(of.given ? 'consent.agrees' : 'consent.takesBack')}</Sign>
    ),
  },
  { key: 'at', title: t('consent.saidAt'), width: 210, render: (of) => dateTime(of.at, locale) },
  {
    key: 'notice',
    title: t('consent.notice'),
    width: 110,
    render: (of) => t('consent.noticeOf', { n: of.notice_number }),
  },
  { key: 'how', title: t('consent.how'), width: 280, grow: true, render: (of) => how(t, of) },
];
