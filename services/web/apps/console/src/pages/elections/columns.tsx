import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { DelegateSeats, Election, Term, UnitRequest } from '../../api/elections';
import { type T, word } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { TERM_TONES, TONES } from './look';

/** The unit of a row, and the way to what the row is about. */
function unitColumn<R extends { unit_name: string }>(t: T, to: (one: R) => string): Column<R> {
  return {
    key: 'unit',
    title: t('post.unit'),
    width: 200,
    pinned: true,
    grow: true,
    render: (one) => <Go to={to(one)}>{one.unit_name}</Go>,
  };
}

/** The election under way, or the way to prepare one. */
function nextColumn<R extends { election_id?: string | null | undefined }>(
  t: T,
  label: string,
  prepare: (one: R) => void,
  asked: (one: R) => boolean,
): Column<R> {
  return {
    key: 'election',
    title: t('election.next'),
    width: 150,
    render: (one) => {
      if (one.election_id) return <Go to={pb.election(one.election_id)}>{t('election.underWay')}</Go>;
      if (!asked(one)) return t('election.none');
      return (
        <Button type="link" className="inline-link" onClick={() => prepare(one)}>
          {label}
        </Button>
      );
    },
  };
}

/** A term in a row: until when, and whether an election is under way. */
export function termColumns(t: T, locale: Locale, prepare: (term: Term) => void, may: boolean): Column<Term>[] {
  return [
    unitColumn<Term>(t, (one) => pb.unit(one.unit_id)),
    { key: 'kind', title: t('election.kind'), width: 130, render: (one) => word(t, 'unitKind', one.kind) },
    { key: 'began', title: t('election.termBegan'), width: 160, render: (one) => date(one.started_on, locale) },
    {
      key: 'years',
      title: t('election.termYears'),
      width: 90,
      render: (one) => (one.years ? t('election.years', { n: one.years }) : ''),
    },
    { key: 'ends', title: t('election.termEnds'), width: 160, render: (one) => date(one.ends_on, locale) },
    {
      key: 'state',
      title: t('account.state'),
      width: 130,
      render: (one) => <Sign tone={TERM_TONES[one.state]}>{t(`termState.${one.state}`)}</Sign>,
    },
    nextColumn(t, t('election.prepareOf'), prepare, (one) => may && one.state !== 'running'),
  ];
}

/** The delegates of a unit in a row: how many, to which congress, and how far that is. */
export function seatsColumns(
  t: T,
  locale: Locale,
  prepare: (seats: DelegateSeats) => void,
  may: boolean,
): Column<DelegateSeats>[] {
  return [
    unitColumn<DelegateSeats>(t, (one) => pb.unit(one.unit_id)),
    { key: 'committee', title: t('congress.of'), width: 200, render: (one) => one.committee_name },
    { key: 'on', title: t('congress.on'), width: 150, render: (one) => date(one.congress_on, locale) },
    { key: 'seats', title: t('congress.seats'), width: 100, render: (one) => one.seats },
    { key: 'elected', title: t('congress.elected'), width: 100, render: (one) => one.elected },
    nextColumn(t, t('congress.prepareOf'), prepare, (one) => may && one.open !== 0),
  ];
}

/** An election in a row. */
export function electionColumns(t: T, locale: Locale): Column<Election>[] {
  return [
    unitColumn<Election>(t, (one) => pb.election(one.id)),
    {
      key: 'kind',
      title: t('congress.kind'),
      width: 130,
      render: (one) => t(`electionKind.${one.kind}`),
    },
    {
      key: 'state',
      title: t('account.state'),
      width: 150,
      render: (one) => <Sign tone={TONES[one.state]}>{t(`electionState.${one.state}`)}</Sign>,
    },
    {
      key: 'day',
      title: t('election.day'),
      width: 160,
      render: (one) => date(one.held_on ?? one.planned_on, locale),
    },
    {
      key: 'awaits',
      title: t('election.awaits'),
      width: 190,
      render: (one) => {
        if (!one.awaits) return t('election.nobody');
        return one.awaits === 'above' ? (one.above_name ?? t('electionTurn.above')) : one.unit_name;
      },
    },
  ];
}

/** A request for a unit in a row. */
export function requestColumns(t: T, locale: Locale): Column<UnitRequest>[] {
  return [
    unitColumn<UnitRequest>(t, (one) => pb.unitRequest(one.id)),
    { key: 'kind', title: t('unitRequest.what'), width: 110, render: (one) => t(`unitRequestKind.${one.kind}`) },
    { key: 'under', title: t('unitRequest.parent'), width: 190, render: (one) => one.parent_name },
    {
      key: 'state',
      title: t('account.state'),
      width: 140,
      render: (one) => (
        <Sign tone={({ asked: 'wait', approved: 'good', refused: 'bad', withdrawn: 'plain' } as const)[one.state]}>
          {t(`unitRequestState.${one.state}`)}
        </Sign>
      ),
    },
    { key: 'asked', title: t('unitRequest.askedOn'), width: 160, render: (one) => date(one.asked_on, locale) },
    { key: 'doc', title: t('election.docNo'), width: 150, render: (one) => one.doc_no ?? '' },
  ];
}
