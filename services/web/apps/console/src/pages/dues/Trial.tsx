import { useMutation } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import { Button } from 'antd';
import { api } from '../../api/client';
import type { AssessmentIn } from '../../api/dues';
import { useI18n } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { Refused } from '../../kit/Refused';
import { percent, Sources } from './RuleNote';

interface TrialProps {
  member: string;
  body: () => AssessmentIn;
  /** Rejects while the form is not filled in; the fields then say so themselves. */
  check: () => Promise<unknown>;
}

/** What the form would come to, and by which rules; nothing is written. */
export function Trial({ member, body, check }: TrialProps) {
  const { t, locale } = useI18n();
  const trial = useMutation({
    mutationFn: () =>
      call(
        api.POST('/api/records/dues/members/{id}/assessments/preview', {
          params: { path: { id: member } },
          body: body(),
        }),
      ),
  });
  const { data, error } = trial;
  const run = () => {
    check().then(
      () => trial.mutate(),
      () => undefined,
    );
  };
  return (
    <div className="trial">
      <Button onClick={run} loading={trial.isPending}>
        {t('dues.try')}
      </Button>
      <Refused error={error} />
      {data && !error && (
        <Notice
          tone={data.warnings.length > 0 ? 'warn' : 'good'}
          live
          title={t('dues.tried', { amount: fen(data.amount, locale) })}
        >
          {data.reckoning && (
            <p>
              {t('dues.triedHow', {
                base: fen(data.reckoning.base, locale),
                rate: percent(data.reckoning.basis_points),
              })}
            </p>
          )}
          {data.warnings.map((warning) => (
            <p key={warning.code}>{warning.detail}</p>
          ))}
          <Sources rules={data.rests_on} />
        </Notice>
      )}
    </div>
  );
}
