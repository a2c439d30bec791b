import { date } from '@zhibu/format';
import { useRows } from '../../api/paging';
import { erasures } from '../../api/privacy';
import { useI18n } from '../../i18n';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { useMayAsk } from './counts';

const SHOWN = 5;

/** Requests for erasure nobody has answered; the one to be answered soonest first. */
export function WaitingErasures() {
  const { t, locale } = useI18n();
  const enabled = useMayAsk('settings.configure');
  const { rows } = useRows({ ...erasures('received'), enabled });
  if (rows.length === 0) return null;
  const soonest = [...rows].sort((a, b) => a.due_on.localeCompare(b.due_on)).slice(0, SHOWN);
  const place = pb.privacy({ tab: 'requests' });
  return (
    <Panel flush title={t('home.erasures')} extra={<Go to={place}>{t('home.seeAll')}</Go>}>
      <ul className="lines">
        {soonest.map((item) => (
          <li key={item.id}>
            <Go to={place} className="line">
              <strong>{item.subject_name}</strong>
              <span className="line-text">{t('home.asksToErase', { n: item.items.length })}</span>
              {item.overdue ? (
                <Sign tone="bad">{t('home.answerBy', { day: date(item.due_on, locale) })}</Sign>
              ) : (
                <time className="quiet" dateTime={item.due_on}>
                  {t('home.answerBy', { day: date(item.due_on, locale) })}
                </time>
              )}
            </Go>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
