import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Form, Radio } from 'antd';
import { api } from '../../api/client';
import { type Correction, codes, R } from '../../api/records';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { factText } from '../../words/facts';
import { askedBy } from './words';

interface Values {
  accept: boolean | null;
  reason: string;
}

const EMPTY: Values = { accept: null, reason: '' };

/** A refusal must say why; an acceptance may. */
function Reason() {
  const { t } = useI18n();
  const accept = Form.useWatch<boolean | null>('accept');
  return (
    <TextField
      name="reason"
      label={t('correction.reason')}
      required={accept === false}
      max={500}
      rows={3}
      help={t(accept === false ? 'correction.reasonNeeded' : 'correction.reasonHelp')}
    />
  );
}

function Request({ of }: { of: Correction }) {
  const { t, locale } = useI18n();
  const tables = useQuery(codes(locale)).data;
  const by = askedBy(t, of);
  return (
    <div className="correction">
      <Facts
        facts={[
          { label: t('correction.who'), value: <Go to={pb.member(of.member_id)}>{of.member_name}</Go> },
          { label: t('correction.field'), value: word(t, 'field', of.field) },
          { label: t('correction.now'), value: factText(t, tables, of.field, of.current) },
          { label: t('correction.proposed'), value: <strong>{factText(t, tables, of.field, of.proposed)}</strong> },
          { label: t('correction.note'), value: of.note, wide: true },
          ...(by ? [{ label: t('correction.by'), value: by, wide: true }] : []),
        ]}
      />
    </div>
  );
}

/** Decides on one request. What is accepted is entered at once, with the request as its reason. */
export function DecideDrawer({ correction, onClose }: { correction: Correction | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const decide = useAction({
    run: ({ accept, reason }: Values) =>
      call(
        api.POST('/api/records/corrections/{id}/decide', {
          params: { path: { id: correction?.id ?? '' } },
          body: { accept: accept ?? false, reason: tidy(reason) as string | null },
        }),
      ),
    stale: [R.corrections, R.members],
    done: (_, { accept }) => t(accept ? 'correction.wasAccepted' : 'correction.wasRefused'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={correction !== undefined}
      title={t('correction.decideTitle')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => decide.mutate(values)}
      submitError={decide.error}
      loading={decide.isPending}
      submitLabel={t('correction.answer')}
    >
      {correction && <Request of={correction} />}
      <Form.Item
        name="accept"
        label={t('correction.decision')}
        rules={[{ required: true, message: t('form.required', { label: t('correction.decision') }) }]}
      >
        <Radio.Group
          options={[
            { value: true, label: t('correction.accept') },
            { value: false, label: t('correction.refuse') },
          ]}
        />
      </Form.Item>
      <Reason />
    </DrawerForm>
  );
}
