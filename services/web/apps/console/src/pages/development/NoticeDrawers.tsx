import { date } from '@zhibu/format';
import { Form, Radio } from 'antd';
import {
  DEVELOPMENT_STALE,
  type DevelopmentFile,
  type DevelopmentNotice,
  type NextStep,
  type Objection,
  object,
  settle,
  startNotice,
} from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useI18n, useT } from '../../i18n';
import { today } from '../posts/term';

interface Shell {
  open: boolean;
  onClose: () => void;
  of: DevelopmentFile;
}

interface NoticeValues {
  from_on: string | null;
  until_on: string | null;
  place: string | null;
  objection_phone: string | null;
  objection_address: string | null;
}

/** Puts up a public notice ahead of a step. */
export function NoticeDrawer({ open, onClose, of, step }: Shell & { step: NextStep }) {
  const { t, locale } = useI18n();
  const save = useAction({
    run: (values: NoticeValues) =>
      startNotice(of, {
        ahead_of: step.step,
        from_on: values.from_on ?? '',
        until_on: values.until_on ?? '',
        place: values.place?.trim() || null,
        objection_phone: values.objection_phone?.trim() || null,
        objection_address: values.objection_address?.trim() || null,
      }),
    stale: DEVELOPMENT_STALE,
    done: t('dev.noticeStarted'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<NoticeValues>
      open={open}
      title={t('dev.noticeTitle', { name: step.name })}
      onClose={onClose}
      initial={{
        from_on: today(),
        until_on: of.notice_until ?? null,
        place: null,
        objection_phone: of.hints.objection_phone ?? null,
        objection_address: of.hints.objection_address ?? null,
      }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <DateField name="from_on" label={t('dev.noticeFrom')} required />
      <DateField
        name="until_on"
        label={t('dev.noticeUntil')}
        required
        help={of.notice_until && t('dev.noticeUntilHelp', { day: date(of.notice_until, locale) })}
      />
      <TextField name="place" label={t('dev.noticePlace')} />
      <TextField name="objection_phone" label={t('dev.objectionPhone')} max={60} help={t('dev.objectionContactHelp')} />
      <TextField name="objection_address" label={t('dev.objectionAddress')} />
      {!of.notice_certain && <p className="quiet">{t('dev.noticeUncertain')}</p>}
      <p className="quiet">{t('dev.noticeShown')}</p>
    </DrawerForm>
  );
}

interface ObjectionValues {
  raised_on: string | null;
  named: boolean;
  text: string;
}

/** Records what somebody holds against the person. */
export function ObjectionDrawer({ open, onClose, of, notice }: Shell & { notice: DevelopmentNotice }) {
  const t = useT();
  const save = useAction({
    run: (values: ObjectionValues) =>
      object(of, notice.id, { raised_on: values.raised_on ?? '', named: values.named, text: values.text }),
    stale: DEVELOPMENT_STALE,
    done: t('dev.objected'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<ObjectionValues>
      open={open}
      title={t('dev.objectTitle')}
      onClose={onClose}
      initial={{ raised_on: today(), named: true, text: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <DateField name="raised_on" label={t('dev.raisedOn')} required past />
      <Form.Item name="named">
        <Radio.Group
          options={[
            { value: true, label: t('dev.named') },
            { value: false, label: t('dev.anonymous') },
          ]}
        />
      </Form.Item>
      <TextField
        name="text"
        label={t('dev.objectionText')}
        required
        rows={4}
        max={2000}
        help={t('dev.objectionHelp')}
      />
    </DrawerForm>
  );
}

interface SettleValues {
  settled_on: string | null;
  result: string;
}

/** Records what came of checking an objection. */
export function SettleDrawer({ open, onClose, of, objection }: Shell & { objection: Objection }) {
  const t = useT();
  const save = useAction({
    run: (values: SettleValues) =>
      settle(of, objection.id, { settled_on: values.settled_on ?? '', result: values.result }),
    stale: DEVELOPMENT_STALE,
    done: t('dev.settled'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<SettleValues>
      open={open}
      title={t('dev.settleTitle')}
      onClose={onClose}
      initial={{ settled_on: today(), result: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <DateField name="settled_on" label={t('dev.settledOn')} required past />
      <TextField name="result" label={t('dev.result')} required rows={4} max={2000} />
    </DrawerForm>
  );
}
