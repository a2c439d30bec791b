import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { endVisit, R, type Visitor, visitors } from '../../api/records';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { EndSpell } from '../members/drawers';
import { VisitorDrawer } from './drawers';

const STALE = [R.visiting] as const;

function Line({ of, onEnd }: { of: Visitor; onEnd: () => void }) {
  const { t, locale } = useI18n();
  const until = of.until && t('visitor.untilDay', { day: date(of.until, locale) });
  const paper = of.paper_no && t('visitor.paperNo', { no: of.paper_no });
  return (
    <li>
      <strong>{of.name}</strong> {of.paper_over && <Sign tone="warn">{t('visitor.paperOver')}</Sign>}
      <p className="quiet">
        {[of.from_place, t('unit.inflowSince', { day: date(of.since, locale) }), until, paper]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Action size="small" needs="members.update" aria-label={t('visitor.endOf', { name: of.name })} onClick={onEnd}>
        {t('register.end')}
      </Action>
    </li>
  );
}

/** Members of organisations elsewhere who take part here; whoever keeps the register finds the way to enter one. */
export function Visitors({ unit }: { unit: string }) {
  const { t } = useI18n();
  const { allowed } = useMay('members.view');
  const { allowed: keeps } = useMay('members.update');
  const { data = [] } = useQuery({ ...visitors(unit), enabled: allowed });
  const [entering, enter] = useState(false);
  const [ending, setEnding] = useState<Visitor>();
  const end = useAction({
    run: (lastDay: string) => endVisit(ending?.id ?? '', lastDay),
    stale: STALE,
    done: t('visitor.ended'),
    onDone: () => setEnding(undefined),
    inForm: true,
  });
  if (!allowed || (data.length === 0 && !keeps)) return null;
  return (
    <Panel
      title={t('visitor.title', { n: data.length })}
      extra={
        <Action size="small" needs="members.update" onClick={() => enter(true)}>
          {t('register.add')}
        </Action>
      }
    >
      {data.length === 0 ? (
        <p className="quiet">{t('visitor.none')}</p>
      ) : (
        <ul className="inflow">
          {data.map((one) => (
            <Line key={one.id} of={one} onEnd={() => setEnding(one)} />
          ))}
        </ul>
      )}
      <p className="quiet">{t('visitor.guests')}</p>
      <VisitorDrawer unit={unit} open={entering} onClose={() => enter(false)} />
      <EndSpell
        open={ending !== undefined}
        title={t('visitor.endOf', { name: ending?.name ?? '' })}
        text={t('visitor.endWhat')}
        onClose={() => setEnding(undefined)}
        onSubmit={end.mutate}
        submitError={end.error}
        loading={end.isPending}
      />
    </Panel>
  );
}
