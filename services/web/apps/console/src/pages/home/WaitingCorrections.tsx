import { relative } from '@zhibu/format';
import { useRows } from '../../api/paging';
import { corrections } from '../../api/records';
import { useI18n, word } from '../../i18n';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { useMayAsk } from './counts';

const SHOWN = 5;

/** The oldest requests first: they have waited longest. */
export function WaitingCorrections() {
  const { t, locale } = useI18n();
  const enabled = useMayAsk('corrections.view');
  const { rows } = useRows({ ...corrections({ state: 'open' }), enabled });
  if (rows.length === 0) return null;
  const oldest = [...rows].sort((a, b) => a.asked_at.localeCompare(b.asked_at)).slice(0, SHOWN);
  return (
    <Panel
      flush
      title={t('home.corrections')}
      extra={<Go to={pb.corrections({ state: 'open' })}>{t('home.seeAll')}</Go>}
    >
      <ul className="lines">
        {oldest.map((item) => (
          <li key={item.id}>
            <Go to={pb.corrections({ state: 'open' })} className="line">
              <strong>{item.member_name}</strong>
              <span className="line-text">{t('home.asksFor', { field: word(t, 'field', item.field) })}</span>
              <time className="quiet" dateTime={item.asked_at}>
                {relative(item.asked_at, locale)}
              </time>
            </Go>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
