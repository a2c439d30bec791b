import { call } from '@zhibu/api';
import { Button, Checkbox, Form, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../api/client';
import { useAction } from '../../../forms/useAction';
import { useT, word } from '../../../i18n';
import { Refused } from '../../../kit/Refused';
import { SENSITIVE, type Sensitive } from '../../../words/members';
import { ReasonField } from './ReasonField';
import { Shown } from './Shown';

export interface RevealRequest {
  id: string;
  name: string;
  fields: readonly Sensitive[];
}

export type Revealed = Awaited<ReturnType<typeof fetchRevealed>>;

interface Values {
  fields: Sensitive[];
  reason: string;
}

/** Long enough to copy a number, short enough for an open office. */
const SHOWN_SECONDS = 60;

const fetchRevealed = (id: string, body: Values) =>
  call(api.POST('/api/records/members/{id}/reveal', { params: { path: { id } }, body }));

/** Counts down while something is shown, and tells when it is time to hide it. */
function useCountdown(running: boolean, onEnd: () => void): number {
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    if (!running) return;
    setLeft(SHOWN_SECONDS);
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
  useEffect(() => {
    if (running && left <= 0) onEnd();
  }, [running, left, onEnd]);
  return left;
}

interface AskProps {
  request: RevealRequest;
  error: unknown;
  loading: boolean;
  onAsk: (values: Values) => void;
}

function Ask({ request, error, onAsk, loading }: AskProps) {
  const t = useT();
  const some = (_: unknown, fields: Sensitive[]) =>
    fields.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('reveal.noField')));
  const options = SENSITIVE.map((field) => ({ value: field, label: word(t, 'field', field) }));
  return (
    <Form<Values> layout="vertical" initialValues={{ fields: [...request.fields], reason: '' }} onFinish={onAsk}>
      <p className="drawer-text">{t('reveal.what', { name: request.name })}</p>
      <Form.Item name="fields" label={t('reveal.fields')} rules={[{ validator: some }]}>
        <Checkbox.Group role="group" aria-label={t('reveal.fields')} className="checks" options={options} />
      </Form.Item>
      <ReasonField />
      <Refused error={error} />
      <div className="drawer-foot">
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('reveal.show')}
        </Button>
      </div>
    </Form>
  );
}

/** Asks why, shows the values for a minute, and forgets them. Each time is written to the audit log. */
export function RevealModal({ request, onClose }: { request: RevealRequest | undefined; onClose: () => void }) {
  const t = useT();
  const [values, setValues] = useState<Revealed>();
  const reveal = useAction({
    run: (body: Values) => fetchRevealed(request?.id ?? '', { ...body, reason: body.reason.trim() }),
    onDone: setValues,
    inForm: true,
  });
  const close = () => {
    setValues(undefined);
    reveal.reset();
    onClose();
  };
  const left = useCountdown(values !== undefined, close);
  return (
    <Modal
      open={request !== undefined}
      title={t('reveal.title')}
      onCancel={close}
      destroyOnHidden
      footer={values ? <Button onClick={close}>{t('reveal.hide')}</Button> : null}
    >
      {request && !values && (
        <Ask request={request} error={reveal.error} loading={reveal.isPending} onAsk={(body) => reveal.mutate(body)} />
      )}
      {values && <Shown values={values} left={left} />}
    </Modal>
  );
}
