import type { MyTransfer } from '@zhibu/api';
import { date } from '@zhibu/format';
import '@zhibu/tokens/transfer-line.css';
import { locale } from '../words';
import { named, tr } from './words';

/** What happened, in order, and what is still to come. */
export function Line({ of }: { of: MyTransfer }) {
  return (
    <ol className="transfer-line">
      <li>
        <p className="line">{date(of.opened_on, locale())}</p>
        <p>{tr(of.on_behalf ? 'transfer.opened_for_me' : 'transfer.opened')}</p>
      </li>
      {of.steps.map((step) => (
        <li key={step.number}>
          <p className="line">{date(step.on, locale())}</p>
          <p>
            {named('transfer_step', step.step)}{' '}
            {step.actor !== 'clock' && <small>{named('transfer_actor', step.actor)}</small>}
          </p>
          {step.reason && <p className="line">{step.reason}</p>}
        </li>
      ))}
      {of.awaits && (
        <li className="to-come" aria-current="step">
          <p>{tr('transfer.waits', { who: named('transfer_actor', of.awaits) })}</p>
        </li>
      )}
    </ol>
  );
}
