import { useParams } from '@tanstack/react-router';
import { date, fen, month } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { lazy, useState } from 'react';
import { queryClient } from '../../api/client';
import { Q, type UnitRequestDetail, unitRequest, withdraw } from '../../api/elections';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { type T, useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Cited } from '../../kit/Cited';
import { Facts } from '../../kit/Facts';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import '../elections/elections.css';

const DecideDrawer = lazy(async () => ({ default: (await import('./DecideDrawer')).DecideDrawer }));

interface Args {
  params: { requestId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(unitRequest(params.requestId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<UnitRequestDetail>(unitRequest(params.requestId).queryKey);
  return [{ label: t('nav.elections'), to: pb.elections({ tab: 'requests' }) }, { label: of?.unit_name ?? '' }];
};

const TONES = { asked: 'wait', approved: 'good', refused: 'bad', withdrawn: 'plain' } as const;

type Work = UnitRequestDetail['open_work'][number];

function workOf(t: T, locale: Locale, { kind, count, month: from, amount }: Work): string {
  switch (kind) {
    case 'money':
      return t('openWork.money', { amount: fen(amount ?? 0, locale) });
    case 'dues_month':
      return t('openWork.dues_month', { month: from ? month(`${from}-01`, locale) : '' });
    case 'election':
      return t('openWork.election');
    default:
      return t(`openWork.${kind}`, { n: count });
  }
}

/** What has to be finished first, each by its name. */
function OpenWork({ of }: { of: UnitRequestDetail }) {
  const { t, locale } = useI18n();
  if (of.open_work.length === 0) return null;
  return (
    <Notice tone="bad" title={t('unitRequest.openWork')}>
      <ul>
        {of.open_work.map((one) => (
          <li key={one.kind}>{workOf(t, locale, one)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** A request for a unit: what is asked, what stands in its way, and the answer. */
export function Page() {
  const { t, locale } = useI18n();
  const { requestId } = useParams({ strict: false }) as { requestId: string };
  const of = usePrefetched(unitRequest(requestId));
  const [deciding, decideOn] = useState<boolean>();
  const back = useAction({ run: () => withdraw(of), stale: [Q], done: t('unitRequestState.withdrawn') });
  return (
    <Frame
      title={t(`unitRequestTitle.${of.kind}`, { unit: of.unit_name })}
      signs={<Sign tone={TONES[of.state]}>{t(`unitRequestState.${of.state}`)}</Sign>}
    >
      <OpenWork of={of} />
      {of.notices.map((one) => (
        <Notice key={one.code} tone="warn" title={one.detail}>
          {one.basis && <Cited basis={one.basis} />}
        </Notice>
      ))}
      {of.state === 'asked' && (
        <Panel title={t('transfer.next')}>
          <p>{of.may_decide ? t('unitRequest.decideWhat') : t('transfer.waitsFor', { who: of.above_name })}</p>
          <div className="next-deeds">
            {of.may_decide && (
              <Action type="primary" size="large" onClick={() => decideOn(true)}>
                {t('unitRequest.approve')}
              </Action>
            )}
            {of.may_decide && (
              <Action danger onClick={() => decideOn(false)}>
                {t('unitRequest.refuse')}
              </Action>
            )}
            {of.may_withdraw && (
              <Action loading={back.isPending} onClick={() => back.mutate()}>
                {t('unitRequest.withdraw')}
              </Action>
            )}
          </div>
        </Panel>
      )}
      <Panel title={t('transfer.who')}>
        <Facts
          facts={[
            { label: t('unitRequest.what'), value: t(`unitRequestKind.${of.kind}`) },
            { label: t('election.kind'), value: word(t, 'unitKind', of.unit_kind) },
            { label: t('unitRequest.parent'), value: of.parent_name },
            { label: t('election.above'), value: of.above_name },
            ...(of.unit_kind === 'joint_branch' ? [{ label: t('unitRequest.bodies'), value: of.joint_bodies }] : []),
            { label: t('unitRequest.full'), value: of.full_members },
            { label: t('unitRequest.probationary'), value: of.probationary_members },
            { label: t('unitRequest.askedOn'), value: date(of.asked_on, locale) },
            // an administrator who is no member has no name here
            ...(of.asked_by ? [{ label: t('unitRequest.askedBy'), value: of.asked_by }] : []),
            { label: t('transfer.why'), value: of.reason, wide: true },
            { label: t('election.docNo'), value: of.doc_no },
            { label: t('election.decidedOn'), value: date(of.decided_on, locale) },
            { label: t('unitRequest.answer'), value: of.answer, wide: true },
          ]}
        />
      </Panel>
      <WhenOpened open={deciding !== undefined}>
        {deciding !== undefined && (
          <DecideDrawer key={String(deciding)} of={of} approve={deciding} onClose={() => decideOn(undefined)} />
        )}
      </WhenOpened>
    </Frame>
  );
}
