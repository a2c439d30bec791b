import { Checkbox, Form, Radio, Select } from 'antd';
import { RULES, type RuleChoice, type RuleEntry, type RuleSetting, setRule } from '../../api/rules';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { RuleBasis } from '../../kit/RuleBasis';
import { called, nameOf, type RuleWords, roomText } from './says';

interface Values {
  usual: boolean;
  value: number | string | boolean | null;
  times: number;
  per: string;
  effective_from: string | null;
  reason: string;
}

interface SetDrawerProps {
  open: boolean;
  onClose: () => void;
  rule: RuleEntry;
  setting: RuleSetting;
  words: RuleWords;
}

/** What a number here can be at all. The room of the rule is narrower: the server refuses by it and says why. */
const NUMBER = { min: 0, max: 2 ** 32 - 1 };
const TIMES = { min: 0, max: 99 };
const PER = ['month', 'quarter', 'half_year', 'year'] as const;

function ValueField({ setting, words }: { setting: RuleSetting; words: RuleWords }) {
  const t = useT();
  const { room } = setting;
  const help = roomText(t, words, room);
  if (room.shape === 'often') {
    return (
      <>
        <NumberField name="times" label={t('rules.times')} bounds={TIMES} required help={help} />
        <Form.Item name="per" label={t('rules.per')}>
          <Select options={PER.map((value) => ({ value, label: t(`rules.per.${value}`) }))} />
        </Form.Item>
      </>
    );
  }
  if (room.shape === 'number') {
    return <NumberField name="value" label={t('rules.value')} bounds={NUMBER} required help={help} />;
  }
  const options =
    room.shape === 'word'
      ? room.allowed.map((value) => ({ value, label: called(words, 'choice', value) ?? value }))
      : [
          { value: true, label: t('rules.yes') },
          { value: false, label: t('rules.no') },
        ];
  return (
    <Form.Item name="value" label={t('rules.value')} rules={[{ required: true }]}>
      <Radio.Group options={options as never} />
    </Form.Item>
  );
}

/** Decides one thing: what, from when, and why. */
export function SetDrawer({ open, onClose, rule, setting, words }: SetDrawerProps) {
  const t = useT();
  const save = useAction({ run: setRule, stale: [RULES], done: t('rules.saved'), onDone: onClose, inForm: true });
  const now = setting.value;
  const often = typeof now === 'object' && now !== null && 'times' in now ? now : { times: 1, per: 'month' };
  const initial: Values = {
    usual: false,
    value: typeof now === 'object' ? null : (now ?? null),
    times: often.times,
    per: often.per,
    effective_from: null,
    reason: '',
  };
  const chosen = (given: Partial<Values>): RuleChoice | null => {
    const values = { ...initial, ...given };
    if (values.usual) return null;
    return (setting.room.shape === 'often' ? { times: values.times, per: values.per } : values.value) as RuleChoice;
  };
  return (
    <DrawerForm<Values>
      open={open}
      title={t('rules.setTitle', { name: nameOf(words, rule.id, setting.name) })}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) =>
        save.mutate({
          rule: rule.id,
          setting: setting.name,
          value: chosen(values),
          effective_from: values.effective_from ?? '',
          reason: values.reason.trim(),
        })
      }
      submitError={save.error}
      loading={save.isPending}
    >
      <p>
        <RuleBasis source={rule.source} since={rule.effective_from} own={rule.own} />
      </p>
      <Form.Item name="usual" valuePropName="checked">
        <Checkbox>{t('rules.toUsual')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.usual !== after.usual}>
        {(form) => (form.getFieldValue('usual') ? null : <ValueField setting={setting} words={words} />)}
      </Form.Item>
      <DateField name="effective_from" label={t('rules.from')} required help={t('rules.fromHelp')} />
      <TextField name="reason" label={t('rules.reason')} required max={300} rows={2} help={t('rules.reasonHelp')} />
    </DrawerForm>
  );
}
