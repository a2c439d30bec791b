import { Form, Radio, Select } from 'antd';
import { MEETING_STALE, setThemedDay, type ThemedDay, type ThemedDayIn } from '../../api/meetings';
import { DrawerForm } from '../../forms/DrawerForm';
import { NumberField } from '../../forms/NumberField';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { fixedText } from './themed';

interface Values {
  by: 'usual' | 'not_fixed' | 'day_of_month' | 'weekday';
  day: number | null;
  nth: number | null;
  weekday: number | null;
}

interface ThemedDayDrawerProps {
  open: boolean;
  onClose: () => void;
  unit: { id: string; name: string };
  of: ThemedDay;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAYS = { min: 1, max: 31 };
const NTHS = { min: 1, max: 5 };

function bodyOf(unit: string, { by, day, nth, weekday }: Values): ThemedDayIn {
  if (by === 'usual') return { unit_id: unit, fixed: null };
  return {
    unit_id: unit,
    fixed: {
      by,
      day: by === 'day_of_month' ? day : null,
      nth: by === 'weekday' ? nth : null,
      weekday: by === 'weekday' ? weekday : null,
    },
  };
}

function OfChoice() {
  const t = useT();
  const by = Form.useWatch<Values['by']>('by');
  if (by === 'day_of_month') {
    return <NumberField name="day" label={t('themed.day')} bounds={DAYS} required help={t('themed.dayHelp')} />;
  }
  if (by !== 'weekday') return null;
  return (
    <>
      <NumberField name="nth" label={t('themed.nth')} bounds={NTHS} required />
      <Form.Item
        name="weekday"
        label={t('themed.weekday')}
        rules={[{ required: true, message: t('form.required', { label: t('themed.weekday') }) }]}
      >
        <Select options={WEEKDAYS.map((value) => ({ value, label: t(`themed.weekday.${value}`) }))} />
      </Form.Item>
    </>
  );
}

/** Fixes the day of a unit, or leaves it to the organisation. */
export function ThemedDayDrawer({ open, onClose, unit, of }: ThemedDayDrawerProps) {
  const t = useT();
  const save = useAction({
    run: setThemedDay,
    stale: MEETING_STALE,
    done: t('common.saved'),
    onDone: onClose,
    inForm: true,
  });
  const { own, usual } = of;
  const initial: Values = {
    by: own?.by ?? 'usual',
    day: own?.day ?? usual.day ?? null,
    nth: own?.nth ?? usual.nth ?? null,
    weekday: own?.weekday ?? usual.weekday ?? null,
  };
  const options = [
    { value: 'usual', label: t('themed.usual', { day: fixedText(t, usual) }) },
    { value: 'day_of_month', label: t('themed.dayOfMonth') },
    { value: 'weekday', label: t('themed.byWeekday') },
    { value: 'not_fixed', label: t('themed.notFixed') },
  ];
  return (
    <DrawerForm<Values>
      open={open}
      title={t('themed.title', { unit: unit.name })}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf(unit.id, { ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t('themed.lead')}</p>
      <Form.Item name="by" label={t('themed.by')}>
        <Radio.Group options={options} />
      </Form.Item>
      <OfChoice />
    </DrawerForm>
  );
}
