import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { Checkbox, Form } from 'antd';
import { api } from '../../api/client';
import { type Erasure, type ErasureItem, P } from '../../api/privacy';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Notice } from '../../kit/Notice';
import { itemNames } from './ErasuresTab';

interface Values {
  granted: ErasureItem[];
  reason: string;
}

/** Answers one request. What is ticked is erased at once and for good. */
export function AnswerDrawer({ erasure, onClose }: { erasure: Erasure | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const erasable = (erasure?.items ?? []).filter((item) => item !== 'archive');
  const decide = useAction({
    run: ({ granted, reason }: Values) =>
      call(
        api.POST('/api/identity/privacy/erasures/{id}/decide', {
          params: { path: { id: erasure?.id ?? '' } },
          body: { granted, reason: tidy(reason) as string | null },
        }),
      ),
    stale: [P.erasures, P.overview],
    done: t('privacy.answered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={erasure !== undefined}
      title={t('privacy.answerTitle')}
      onClose={onClose}
      initial={{ granted: [], reason: '' }}
      onSubmit={(values) => decide.mutate(values)}
      submitError={decide.error}
      loading={decide.isPending}
      submitLabel={t('privacy.answer')}
      danger
    >
      {erasure && (
        <Facts
          facts={[
            { label: t('privacy.who'), value: erasure.subject_name },
            {
              label: t('privacy.applicant'),
              value: erasure.applicant && `${erasure.applicant}（${erasure.relation}）`,
            },
            { label: t('privacy.items'), value: itemNames(t, erasure.items), wide: true },
            { label: t('privacy.due'), value: date(erasure.due_on, locale) },
            { label: t('correction.note'), value: erasure.note, wide: true },
          ]}
        />
      )}
      {erasure?.items.includes('archive') && <Notice tone="info">{t('privacy.archiveStays')}</Notice>}
      <Form.Item name="granted" label={t('privacy.granted')} extra={t('privacy.grantedHelp')}>
        <Checkbox.Group
          className="checks"
          options={erasable.map((item) => ({ value: item, label: word(t, 'erase', item) }))}
        />
      </Form.Item>
      <TextField name="reason" label={t('privacy.reason')} max={1000} rows={3} help={t('privacy.reasonHelp')} />
    </DrawerForm>
  );
}
