import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Button, Drawer } from 'antd';
import { type RulesInForce, rulesInForce } from '../../../api/onboarding';
import { useLook } from '../../../app/preferences';
import { useI18n, word } from '../../../i18n';
import { Failed, Loading } from '../../../layouts/states';

interface RulesDrawerProps {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  loading: boolean;
}

function Rule({ rule }: { rule: RulesInForce['rules'][number] }) {
  const { t, locale } = useI18n();
  return (
    <section className="rule">
      <h3>{word(t, 'rule', rule.id)}</h3>
      <ul>
        {Object.entries(rule.figures).map(([name, figure]) => (
          <li key={name}>
            <span>{word(t, 'ruleFigure', name)}</span> <strong className="number">{figure}</strong>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('rules.source', { source: rule.source, day: date(rule.effective_from, locale) })}</p>
    </section>
  );
}

/** The rules of the field that hold for this kind of organisation, with their sources, to be looked at once. */
export function RulesDrawer({ open, onClose, onConfirm, loading }: RulesDrawerProps) {
  const { t } = useI18n();
  const { narrow } = useLook();
  const { data, error, refetch } = useQuery({ ...rulesInForce(), enabled: open });
  const footer = (
    <div className="drawer-foot">
      <Button onClick={onClose}>{t('common.close')}</Button>
      <Button type="primary" loading={loading} disabled={!data} onClick={onConfirm}>
        {t('rules.confirm')}
      </Button>
    </div>
  );
  return (
    <Drawer open={open} onClose={onClose} title={t('rules.title')} size={narrow ? '100%' : 560} footer={footer}>
      <p>{t('rules.lead')}</p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.rules.map((rule) => (
        <Rule key={rule.id} rule={rule} />
      ))}
    </Drawer>
  );
}
