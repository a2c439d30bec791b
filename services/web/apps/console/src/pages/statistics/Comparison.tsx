import { useQuery } from '@tanstack/react-query';
import { type Comparison as Compared, comparison } from '../../api/statistics';
import { useI18n } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { number } from '../../kit/number';
import { Panel } from '../../kit/Page';
import { ScrollX } from '../../kit/ScrollX';
import { Failed, Loading } from '../../layouts/states';
import { pb } from '../../paths';
import { Go } from '../../router/go';

function Figures({ of }: { of: Compared }) {
  const { t, locale } = useI18n();
  const count = (n: number | null | undefined) => (typeof n === 'number' ? number(n, locale) : t('statistics.hidden'));
  return (
    <ScrollX label={t('statistics.compare')}>
      <table className="statistics-table">
        <thead>
          <tr>
            <th scope="col">{t('statistics.figure')}</th>
            <th scope="col" className="end">
              {t('statistics.then')}
            </th>
            <th scope="col" className="end">
              {t('statistics.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.figures.map((one) => (
            <tr key={`${one.theme}-${one.label}`}>
              <th scope="row">{t('statistics.whose', { table: one.theme, row: one.label })}</th>
              <td className="end number">{count(one.then)}</td>
              <td className="end number">{count(one.now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Side({ title, of }: { title: string; of: Compared['come'] }) {
  const { t } = useI18n();
  return (
    <section>
      <h3>{title}</h3>
      {of.people.length === 0 ? (
        <p className="quiet">{t('statistics.noOne')}</p>
      ) : (
        <ul>
          {of.people.map((one) => (
            <li key={one.member_id}>
              <Go to={pb.member(one.member_id)}>{one.name}</Go> {one.unit_name}：{t(`statisticsWhy.${one.why}`)}
            </li>
          ))}
        </ul>
      )}
      {(of.count ?? 0) > of.people.length && of.people.length > 0 && (
        <p className="quiet">{t('statistics.firstOnly', { n: of.people.length })}</p>
      )}
    </section>
  );
}

/** What the records say of the same day now, and why it differs. */
export function Comparison({ id }: { id: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(comparison(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const n = data.figures.length;
  return (
    <Panel title={t('statistics.compare')}>
      {!data.sound && <Notice tone="bad">{t('statistics.unsound')}</Notice>}
      <Notice tone={n === 0 ? 'good' : 'info'} live>
        {n === 0 ? t('statistics.same') : t('statistics.changed', { n })}
      </Notice>
      {n > 0 && <Figures of={data} />}
      {data.shown === 'full' && (
        <div className="comparison">
          <Side title={t('statistics.come', { n: data.come.count ?? 0 })} of={data.come} />
          <Side title={t('statistics.gone', { n: data.gone.count ?? 0 })} of={data.gone} />
        </div>
      )}
    </Panel>
  );
}
