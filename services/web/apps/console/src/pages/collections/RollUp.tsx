import { useQuery } from '@tanstack/react-query';
import { fen } from '@zhibu/format';
import { type CollectionDetail, type RollUp, rollUp } from '../../api/collections';
import { useI18n } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { ScrollX } from '../../kit/ScrollX';
import { Failed } from '../../layouts/states';
import { pb } from '../../paths';
import { Go } from '../../router/go';

function Sums({ of }: { of: RollUp }) {
  const { t, locale } = useI18n();
  const counted = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([word, n]) => `${word === 'yes' ? t('collection.yes') : word === 'no' ? t('collection.no') : word} ${n}`)
      .join(' · ');
  const value = (field: RollUp['fields'][number]) => {
    if (field.sum !== null && field.sum !== undefined) {
      return field.kind === 'money' ? fen(field.sum, locale) : String(field.sum);
    }
    if (field.rows !== null && field.rows !== undefined) return t('collection.rows', { n: field.rows });
    return counted(field.counts) || t('collection.answers', { n: field.answered });
  };
  return <Facts facts={of.fields.map((field) => ({ label: field.label, value: value(field) }))} />;
}

function Parts({ of, collection }: { of: RollUp; collection: CollectionDetail }) {
  const { t, locale } = useI18n();
  const summed = collection.form.fields.filter(({ kind }) => kind === 'number' || kind === 'money');
  const sum = (part: RollUp['parts'][number], key: string, kind: string) => {
    const value = part.sums[key] ?? 0;
    return kind === 'money' ? fen(value, locale) : value;
  };
  return (
    <ScrollX label={t('collection.parts')}>
      <table className="collection-parts">
        <caption className="sr">{t('collection.parts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('collection.part')}</th>
            <th scope="col">{t('collection.progress')}</th>
            {summed.map((field) => (
              <th scope="col" key={field.key}>
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.parts.map((part) => (
            <tr key={part.unit_id}>
              <th scope="row">{part.unit_name}</th>
              <td>
                {t('collection.progressOf', {
                  in: part.progress.submitted + part.progress.accepted,
                  asked: part.progress.asked,
                })}
              </td>
              {summed.map((field) => (
                <td key={field.key} className="number">
                  {sum(part, field.key, field.kind)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** What has come in so far, added up by the server. */
export function RollUpPanels({ of: collection }: { of: CollectionDetail }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(rollUp(collection.id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      <Panel title={t('collection.total')}>
        <Sums of={data} />
        {data.parts.length > 0 && <Parts of={data} collection={collection} />}
      </Panel>
      {data.missing.length > 0 && (
        <Panel title={t('collection.missing', { n: data.missing.length })}>
          <ul className="collection-missing">
            {data.missing.map((unit) => (
              <li key={unit.unit_id}>
                <Go to={pb.collectionAnswer(collection.id, unit.unit_id)}>{unit.unit_name}</Go>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
