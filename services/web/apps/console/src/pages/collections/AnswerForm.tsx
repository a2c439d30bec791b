import { Button, Form } from 'antd';
import { lazy, useState } from 'react';
import { type AnswerDetail, C, correct, review, save, submit, type Values } from '../../api/collections';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Panel } from '../../kit/Page';
import { Refused } from '../../kit/Refused';
import { WhenOpened } from '../../kit/WhenOpened';
import { FillFields } from './FillFields';
import { isAsked, rowsToForm, toForm, valuesOf, type Written } from './look';

const ReasonDrawer = lazy(async () => ({ default: (await import('../../forms/ReasonDrawer')).ReasonDrawer }));

type FormValues = Record<string, Written>;

/** What the form begins with: what was written, and what the system proposes. */
const initialOf = (of: AnswerDetail): FormValues =>
  Object.fromEntries(
    of.collection.form.fields.filter(isAsked).map((field) => {
      const value = of.values[field.key] ?? of.known[field.key];
      return [field.key, field.kind === 'table' ? rowsToForm(field.columns ?? [], value) : toForm(field.kind, value)];
    }),
  );

/** Saves what is written, or hands it in. */
function useWriting(of: AnswerDetail) {
  const t = useT();
  const step = (run: (values: Values) => Promise<AnswerDetail>, done: string) => ({
    run,
    stale: [C],
    done,
    inForm: true as const,
  });
  const saving = useAction<Values, AnswerDetail>(step((given) => save(of, given), t('common.saved')));
  const submitting = useAction<Values, AnswerDetail>(step((given) => submit(of, given), t('collection.submitted')));
  return { saving, submitting };
}

interface WritersProps {
  of: AnswerDetail;
  submitting: boolean;
  saving: boolean;
  onSave: () => void;
}

/** The buttons of those who write. */
function Writers({ of, submitting, saving, onSave }: WritersProps) {
  const t = useT();
  return (
    <div className="next-deeds">
      {of.may.includes('submit') && (
        <Button type="primary" htmlType="submit" loading={submitting}>
          {t('collection.submit')}
        </Button>
      )}
      {of.may.includes('save') && (
        <Button loading={saving} onClick={onSave}>
          {t('collection.saveDraft')}
        </Button>
      )}
      {of.may.includes('correct') && <Button htmlType="submit">{t('answerStep.correct')}</Button>}
    </div>
  );
}

/** The buttons of those who collect. */
function Reviewers({ of, onReturn }: { of: AnswerDetail; onReturn: () => void }) {
  const t = useT();
  const accepting = useAction({ run: () => review(of, true, null), stale: [C], done: t('collection.accepted') });
  return (
    <div className="next-deeds">
      {of.may.includes('accept') && (
        <Button type="primary" loading={accepting.isPending} onClick={() => accepting.mutate()}>
          {t('answerStep.accept')}
        </Button>
      )}
      {of.may.includes('return') && <Button onClick={onReturn}>{t('answerStep.return')}</Button>}
    </div>
  );
}

/** What a unit writes; those who collected it accept it or give it back. */
export function AnswerForm({ of }: { of: AnswerDetail }) {
  const t = useT();
  const [form] = Form.useForm<FormValues>();
  const [asks, ask] = useState<'return' | 'correct'>();
  const { saving, submitting } = useWriting(of);
  const fields = of.collection.form.fields;
  const values = (): Values => valuesOf(fields, form.getFieldsValue(true));
  const submits = of.may.includes('submit');
  const deed = t(asks === 'correct' ? 'answerStep.correct' : 'answerStep.return');
  return (
    <Panel title={t('collection.toWrite')}>
      <Form<FormValues>
        key={of.version}
        form={form}
        layout="vertical"
        disabled={!submits && !of.may.includes('correct')}
        initialValues={initialOf(of)}
        onFinish={() => (submits ? submitting.mutate(values()) : ask('correct'))}
      >
        <FillFields fields={fields.filter(isAsked)} />
        <Refused error={submitting.error ?? saving.error} />
        <Writers
          of={of}
          submitting={submitting.isPending}
          saving={saving.isPending}
          onSave={() => saving.mutate(values())}
        />
      </Form>
      <Reviewers of={of} onReturn={() => ask('return')} />
      <WhenOpened open={asks !== undefined}>
        <ReasonDrawer
          open={asks !== undefined}
          onClose={() => ask(undefined)}
          title={deed}
          label={t('collection.reason')}
          max={300}
          submitLabel={deed}
          run={(reason) => (asks === 'correct' ? correct(of, values(), reason) : review(of, false, reason))}
          stale={[C]}
          done={t('common.saved')}
        />
      </WhenOpened>
    </Panel>
  );
}
