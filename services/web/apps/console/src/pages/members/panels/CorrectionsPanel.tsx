import { relative } from '@zhibu/format';
import { useState } from 'react';
import { useRows } from '../../../api/paging';
import { type Correction, corrections, type Member } from '../../../api/records';
import { useI18n, word } from '../../../i18n';
import { Action, useMay } from '../../../kit/Action';
import { Panel } from '../../../kit/Page';
import { AskDrawer, DecideDrawer } from '../../corrections/drawers';
import { askedBy } from '../../corrections/words';

/** What the member has asked to have corrected. */
export function CorrectionsPanel({ of }: { of: Member }) {
  const { t, locale } = useI18n();
  const { allowed } = useMay('corrections.view');
  const { allowed: asks } = useMay('corrections.ask');
  const { rows } = useRows({ ...corrections({ member_id: of.id }), enabled: allowed });
  const [deciding, setDeciding] = useState<Correction>();
  const [asking, setAsking] = useState(false);
  if (!allowed || (rows.length === 0 && !asks)) return null;
  return (
    <Panel
      title={t('nav.corrections')}
      extra={
        asks && (
          <Action size="small" needs="corrections.ask" onClick={() => setAsking(true)}>
            {t('correction.ask')}
          </Action>
        )
      }
    >
      <ul className="held-list">
        {rows.map((item) => (
          <li key={item.id} className="held">
            <div>
              <strong>{word(t, 'field', item.field)}</strong>
              <p className="quiet">
                {t(`correction.${item.state}`)} · {relative(item.asked_at, locale)}
              </p>
              {item.on_behalf && <p className="quiet">{askedBy(t, item)}</p>}
            </div>
            {item.state === 'open' && (
              <Action size="small" type="primary" needs="corrections.decide" onClick={() => setDeciding(item)}>
                {t('correction.decide')}
              </Action>
            )}
          </li>
        ))}
      </ul>
      <AskDrawer of={of} open={asking} onClose={() => setAsking(false)} />
      <DecideDrawer correction={deciding} onClose={() => setDeciding(undefined)} />
    </Panel>
  );
}
