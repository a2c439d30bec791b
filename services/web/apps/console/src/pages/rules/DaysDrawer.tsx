import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form } from 'antd';
import { RULES, ruleBookOn, setRule, type YearOfDays } from '../../api/rules';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Failed } from '../../layouts/states';

interface Values {
  usual: boolean;
  off: { first: string | null; last: string | null }[];
  worked: { day: string | null }[];
  reason: string;
}

interface DaysDrawerProps {
  open: boolean;
  onClose: () => void;
  rule: string;
  year: number;
  /** The organisation entered the year already, and may take that back. */
  entered: boolean;
}

/** The board of exceptions asks for a year until it is entered. */
const STALE = [RULES, '/records/exceptions'] as const;

function Off() {
  const t = useT();
  return (
    <Form.List name="off">
      {(fields, { add, remove }) => (
        <fieldset className="rule-days">
          <legend>{t('rules.daysOff')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="rule-day">
              <DateField name={[name, 'first']} label={t('rules.dayFirst')} required />
              <DateField name={[name, 'last']} label={t('rules.dayLast')} required />
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('rules.dayRemove')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ first: null, last: null })}>
            {t('rules.addOff')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Worked() {
  const t = useT();
  return (
    <Form.List name="worked">
      {(fields, { add, remove }) => (
        <fieldset className="rule-days">
          <legend>{t('rules.daysWorked')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="rule-day">
              <DateField name={[name, 'day']} label={t('rules.dayWorked')} required />
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('rules.dayRemove')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ day: null })}>
            {t('rules.addWorked')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function daysOf(values: Values): YearOfDays {
  return {
    off: values.off.map(({ first, last }) => [first ?? '', last ?? '']),
    worked: values.worked.map(({ day }) => day ?? ''),
  };
}

/** Enters the days off and the weekend days worked of one year, as its notice says. */
export function DaysDrawer({ open, onClose, rule, year, entered }: DaysDrawerProps) {
  const t = useT();
  const from = `${year}-01-01`;
  const { data, error, refetch } = useQuery({ ...ruleBookOn(from), enabled: open });
  const save = useAction({ run: setRule, stale: STALE, done: t('rules.saved'), onDone: onClose, inForm: true });
  if (open && error) {
    return (
      <Drawer open title={t('rules.yearTitle', { year })} onClose={onClose}>
        <Failed error={error} onRetry={() => void refetch()} />
      </Drawer>
    );
  }
  if (!data) return null;
  const known = data.areas.flatMap((area) => area.rules).find((one) => one.id === rule);
  const value = known?.effective_from === from ? known.settings[0]?.value : undefined;
  const days = typeof value === 'object' && value !== null && 'off' in value ? value : { off: [], worked: [] };
  const initial: Values = {
    usual: false,
    off: days.off.map(([first = null, last = null]) => ({ first, last })),
    worked: days.worked.map((day) => ({ day })),
    reason: '',
  };
  const submit = (given: Values) => {
    const values = { ...initial, ...given };
    save.mutate({
      rule,
      setting: 'days',
      value: values.usual ? null : daysOf(values),
      effective_from: from,
      reason: values.reason.trim(),
    });
  };
  return (
    <DrawerForm<Values>
      open={open}
      title={t('rules.yearTitle', { year })}
      onClose={onClose}
      initial={initial}
      onSubmit={submit}
      submitError={save.error}
      loading={save.isPending}
      wide
    >
      <p className="drawer-text">{t('rules.yearLead')}</p>
      {entered && (
        <Form.Item name="usual" valuePropName="checked">
          <Checkbox>{t('rules.yearBack')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item noStyle shouldUpdate={(before, after) => before.usual !== after.usual}>
        {(form) =>
          form.getFieldValue('usual') ? null : (
            <>
              <Off />
              <Worked />
            </>
          )
        }
      </Form.Item>
      <TextField name="reason" label={t('rules.reason')} required max={300} rows={2} help={t('rules.yearReason')} />
    </DrawerForm>
  );
}
