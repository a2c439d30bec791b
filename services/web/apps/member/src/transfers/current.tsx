import { call, type MyTransfer } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api, client } from '../api';
import { Badge, Basis, Button, Card, Confirm, Refused, toast } from '../kit';
import { useSend } from '../use-send';
import { locale } from '../words';
import { LetterPdf } from './letter-pdf';
import { Line } from './line';
import { LOOKS } from './look';
import { named, tr } from './words';

type Own = 'apply' | 'withdraw';

function useStep(of: MyTransfer, step: Own, done: () => void) {
  return useSend({
    send: (key) =>
      call(
        api.POST('/api/records/transfers/{id}/steps', {
          params: { path: { id: of.id }, header: { 'if-match': `"v${of.version}"` } },
          body: { step, actor: 'member' },
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      toast(tr(step === 'apply' ? 'transfer.sent' : 'transfer.taken_back'));
      void client.invalidateQueries({ queryKey: ['transfers'] });
      done();
    },
  });
}

function Steps({ of, onChange }: { of: MyTransfer; onChange: () => void }) {
  const [asking, ask] = useState(false);
  const apply = useStep(of, 'apply', () => undefined);
  const withdraw = useStep(of, 'withdraw', () => ask(false));
  const may = (step: Own) => of.next.some((one) => one.step === step && one.actor === 'member' && !one.on_behalf);
  return (
    <>
      <Refused why={apply.problem} />
      <p className="foot">
        {may('apply') && (
          <Button look="primary" busy={apply.busy} onClick={() => void apply.run()}>
            {tr('transfer.apply')}
          </Button>
        )}
        {of.may_change && <Button onClick={onChange}>{tr('transfer.change')}</Button>}
        {may('withdraw') && <Button onClick={() => ask(true)}>{tr('transfer.withdraw')}</Button>}
      </p>
      {asking && (
        <Confirm
          title={tr('transfer.withdraw')}
          hint={tr('transfer.withdraw_what', { to: of.to.name })}
          action={tr('transfer.withdraw')}
          danger
          busy={withdraw.busy}
          error={withdraw.problem}
          onConfirm={() => void withdraw.run()}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

/** The transfer that is under way: where to, how far it has got, and what the member may do. */
export function Current({ of, onChange }: { of: MyTransfer; onChange: () => void }) {
  const letter = of.letters[0];
  return (
    <Card title={tr('transfer.to', { to: of.to.name })}>
      <Badge {...LOOKS[of.state]}>{named('transfer_state', of.state)}</Badge>
      <p className="plain">{tr('transfer.stays', { from: of.from.name })}</p>
      {letter && of.state !== 'expired' && (
        <p className="plain">{tr('transfer.letter', { date: date(letter.valid_until, locale()) })}</p>
      )}
      {of.state === 'expired' && <p className="plain">{tr('transfer.expired')}</p>}
      {letter?.rests_on.map((rule) => (
        <Basis key={rule.rule} {...rule} />
      ))}
      {of.findings.map((one) => (
        <p key={one.detail} className="plain">
          {one.detail}
        </p>
      ))}
      {letter && of.from.unit_id && <LetterPdf of={of.id} serial={letter.serial} />}
      <Steps of={of} onChange={onChange} />
      <Line of={of} />
    </Card>
  );
}
