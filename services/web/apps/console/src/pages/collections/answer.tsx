import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { Button, Form } from 'antd';
import { lazy, useState } from 'react';
import { queryClient } from '../../api/client';
import { type AnswerDetail, answer, C, correct, review, save, submit, type Values } from '../../api/collections';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { Refused } from '../../kit/Refused';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { KnownPanel, Steps } from './AnswerPanels';
import { FillFields } from './FillFields';
import { ANSWER_TONES, isAsked, rowsToForm, toForm, valuesOf, type Written } from './look';
import './collections.css';

const ReasonDrawer = lazy(async () => ({ default: (await import('./ReasonDrawer')).ReasonDrawer }));

interface Args {
  params: { collectionId: string; unitId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(answer(params.collectionId, params.unitId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<AnswerDetail>(answer(params.collectionId, params.unitId).queryKey);
  return [
    { label: t('nav.collections'), to: pb.collections() },
    { label: of?.collection.title ?? '', to: pb.collection(params.collectionId) },
    { label: of?.unit_name ?? '' },
  ];
};

type FormValues = Record<string, Written>;

/** What the form begins with: what was written, and what the system proposes. */
const initialOf = (of: AnswerDetail): FormValues =>
  Object.fromEntries(
    of.collection.form.fields.filter(isAsked).map((field) => {
      const value = of.values[field.key] ?? of.known[field.key];
      return [field.key, field.kind === 'table' ? rowsToForm(field.columns ?? [], value) : toForm(field.kind, value)];
    }),
  );

/** What a unit is asked, on one page: what is known is shown, the rest is written, saved and handed in. */
export function Page() {
  const { t, locale } = useI18n();
  const { collectionId, unitId } = useParams({ strict: false }) as Args['params'];
  const of = usePrefetched(answer(collectionId, unitId));
  const [form] = Form.useForm<FormValues>();
  const [asks, ask] = useState<'return' | 'correct'>();
  const fields = of.collection.form.fields;
  const values = (): Values => valuesOf(fields, form.getFieldsValue(true));
  const step = (run: (values: Values) => Promise<AnswerDetail>, done: string) => ({
    run,
    stale: [C],
    done,
    inForm: true as const,
  });
  const saving = useAction<Values, AnswerDetail>(step((given) => save(of, given), t('common.saved')));
  const submitting = useAction<Values, AnswerDetail>(step((given) => submit(of, given), t('collection.submitted')));
  const accepting = useAction({ run: () => review(of, true, null), stale: [C], done: t('collection.accepted') });
  const may = (one: AnswerDetail['may'][number]) => of.may.includes(one);
  const writes = may('submit') || may('correct');
  const error = submitting.error ?? saving.error;
  const returned = of.state === 'returned' ? of.steps.findLast((one) => one.step === 'return') : undefined;
  return (
    <Frame
      title={of.collection.title}
      lead={t('collection.answerLead', { unit: of.unit_name, due: date(of.collection.due_on, locale) })}
      signs={<Sign tone={ANSWER_TONES[of.state]}>{t(`answerState.${of.state}`)}</Sign>}
    >
      {returned && (
        <Notice tone="warn" title={t('collection.wasReturned')}>
          {returned.reason}
        </Notice>
      )}
      {of.collection.intro && <Notice tone="info">{of.collection.intro}</Notice>}
      <KnownPanel of={of} />
      <Panel title={t('collection.toWrite')}>
        <Form<FormValues>
          key={of.version}
          form={form}
          layout="vertical"
          disabled={!writes}
          initialValues={initialOf(of)}
          onFinish={() => (may('submit') ? submitting.mutate(values()) : ask('correct'))}
        >
          <FillFields fields={fields.filter(isAsked)} />
          <Refused error={error} />
          <div className="next-deeds">
            {may('submit') && (
              <Button type="primary" htmlType="submit" loading={submitting.isPending}>
                {t('collection.submit')}
              </Button>
            )}
            {may('save') && (
              <Button loading={saving.isPending} onClick={() => saving.mutate(values())}>
                {t('collection.saveDraft')}
              </Button>
            )}
            {may('correct') && <Button htmlType="submit">{t('answerStep.correct')}</Button>}
          </div>
        </Form>
        <div className="next-deeds">
          {may('accept') && (
            <Button type="primary" loading={accepting.isPending} onClick={() => accepting.mutate()}>
              {t('answerStep.accept')}
            </Button>
          )}
          {may('return') && <Button onClick={() => ask('return')}>{t('answerStep.return')}</Button>}
        </div>
      </Panel>
      <Steps of={of} />
      <WhenOpened open={asks !== undefined}>
        <ReasonDrawer
          open={asks !== undefined}
          title={t(asks === 'correct' ? 'answerStep.correct' : 'answerStep.return')}
          stale={[C]}
          onClose={() => ask(undefined)}
          run={(reason) => (asks === 'correct' ? correct(of, values(), reason) : review(of, false, reason))}
        />
      </WhenOpened>
    </Frame>
  );
}
