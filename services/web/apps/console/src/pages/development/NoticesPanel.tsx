import { date } from '@zhibu/format';
import { Button } from 'antd';
import type { DevelopmentFile, DevelopmentNotice, Objection } from '../../api/development';
import { useI18n } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { Sign } from '../../kit/Sign';
import { today } from '../posts/term';

export type NoticeAct =
  | { kind: 'withdraw'; notice: DevelopmentNotice }
  | { kind: 'object'; notice: DevelopmentNotice }
  | { kind: 'settle'; objection: Objection };

interface PartProps {
  act: ((what: NoticeAct) => void) | undefined;
}

function OfPeople({ notice, act }: PartProps & { notice: DevelopmentNotice }) {
  const { t, locale } = useI18n();
  if (notice.objections.length === 0) return null;
  return (
    <ul className="dev-objections">
      {notice.objections.map((one) => (
        <li key={one.id}>
          <p>
            {date(one.raised_on, locale)} · {one.named ? t('dev.named') : t('dev.anonymous')}{' '}
            <Sign tone={one.settled_on ? 'good' : 'bad'}>
              {one.settled_on
                ? t('dev.objectionSettled', { day: date(one.settled_on, locale) })
                : t('dev.objectionOpen')}
            </Sign>
          </p>
          {one.text && <p className="dev-note">{one.text}</p>}
          {one.result && <p className="dev-note">{one.result}</p>}
          {act && !one.settled_on && (
            <Button size="small" onClick={() => act({ kind: 'settle', objection: one })}>
              {t('dev.settle')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function One({ of, notice, act }: PartProps & { of: DevelopmentFile; notice: DevelopmentNotice }) {
  const { t, locale } = useI18n();
  const named = [...of.next, ...of.steps].find((step) => step.step === notice.ahead_of);
  const state = notice.running ? 'dev.noticeRunning' : notice.from_on > today() ? 'dev.noticeAhead' : 'dev.noticeOver';
  const tone = notice.running ? 'wait' : 'plain';
  const span = { from: date(notice.from_on, locale), until: date(notice.until_on, locale), n: notice.working_days };
  return (
    <li>
      <h3>
        {t('dev.noticeFor', { name: named?.name ?? notice.ahead_of })}{' '}
        {!notice.withdrawn_reason && <Sign tone={tone}>{t(state)}</Sign>}
      </h3>
      <p>
        {t('dev.noticeDays', span)}
        {notice.place && ` · ${notice.place}`}
      </p>
      {(notice.objection_phone || notice.objection_address) && (
        <p>
          {t('dev.objectionContact', {
            contact: [notice.objection_phone, notice.objection_address].filter(Boolean).join(' · '),
          })}
        </p>
      )}
      {!notice.certain && <p className="quiet">{t('dev.noticeUncertain')}</p>}
      {notice.withdrawn_reason && <p className="quiet">{t('dev.wasWithdrawn', { reason: notice.withdrawn_reason })}</p>}
      <OfPeople notice={notice} act={act} />
      {!notice.withdrawn_reason && (
        <p className="dev-next-foot">
          <PdfButton
            path={`/api/records/development/files/${of.id}/notices/${notice.id}/notice.pdf`}
            name={t('dev.noticeSheet', { name: of.name })}
          />
          {act && <Button onClick={() => act({ kind: 'object', notice })}>{t('dev.object')}</Button>}
          {act && <Button onClick={() => act({ kind: 'withdraw', notice })}>{t('dev.withdraw')}</Button>}
        </p>
      )}
    </li>
  );
}

/** Public notices and what came of them. */
export function NoticesPanel({ of, act }: { of: DevelopmentFile; act: (what: NoticeAct) => void }) {
  const { t } = useI18n();
  const { allowed } = useMay('development.record');
  const may = allowed && of.actions.includes('update') && !of.closed_on;
  if (of.notices.length === 0) return null;
  return (
    <Panel title={t('dev.notices')}>
      <ul className="dev-list">
        {of.notices.map((notice) => (
          <One key={notice.id} of={of} notice={notice} act={may ? act : undefined} />
        ))}
      </ul>
    </Panel>
  );
}
