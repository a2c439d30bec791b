import { useQuery } from '@tanstack/react-query';
import { exceptions } from '../../api/rules';
import { useI18n } from '../../i18n';
import { number } from '../../kit/number';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { useMayAsk } from './counts';

/** For whoever answers for the organisation: exceptions, and nothing else. */
export function ExceptionsPanel() {
  const { t, locale } = useI18n();
  const { data } = useQuery({ ...exceptions(), enabled: useMayAsk('units.manage') });
  if (!data || data.matters.length === 0) return null;
  return (
    <Panel flush title={t('exceptions.home')} extra={<Go to={pb.exceptions()}>{t('home.seeAll')}</Go>}>
      <ul className="lines">
        {data.matters.map((one) => (
          <li key={one.matter}>
            <Go to={pb.exceptions({ matter: one.matter })} className="line">
              <strong>{t(`exception.${one.matter}`)}</strong>
              <span className="line-text">{t('exceptions.units', { n: number(one.units, locale) })}</span>
              <span className="quiet number">{number(one.count, locale)}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
