import { EyeOutlined } from '@ant-design/icons';
import { date } from '@zhibu/format';
import { type ReactNode, useState } from 'react';
import { usePrefetched } from '../../api/prefetched';
import { codes, type Member } from '../../api/records';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { type Fact, Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { RuleOf } from '../../kit/RuleOf';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { codeLabel } from '../../words/facts';
import type { Sensitive } from '../../words/members';
import { RevealModal } from './drawers';
import type { RevealRequest } from './reveal/RevealModal';

/** Builds the facts of one record: left out on purpose, masked, or plain. */
function useFacts(of: Member, reveal: (fields: Sensitive[]) => void) {
  const { t, locale } = useI18n();
  const tables = usePrefetched(codes(locale));
  const omitted = new Set<string>(of.not_applicable);
  const label = (field: string) => word(t, 'field', field);
  const plain = (field: string, value: ReactNode, wide = false): Fact => ({
    label: label(field),
    value: value || (omitted.has(field) ? t('member.notApplicable') : null),
    wide,
  });
  const reach = !of.actions.includes('reveal') ? t('unit.outOfReach') : undefined;
  const masked = (field: Sensitive, value: string | null | undefined, wide = false): Fact => {
    if (!value) return plain(field, null, wide);
    const what = t('reveal.of', { field: label(field), name: of.name });
    return {
      label: label(field),
      wide,
      value: (
        <span className="masked-fact">
          <span className="number">{value}</span>
          <Action
            size="small"
            type="text"
            needs="members.reveal"
            blocked={reach}
            icon={<EyeOutlined aria-hidden />}
            aria-label={what}
            onClick={() => reveal([field])}
          />
        </span>
      ),
    };
  };
  return {
    plain,
    masked,
    code: (field: string, value: string | null | undefined) => plain(field, codeLabel(tables, field, value)),
    day: (field: string, value: string | null | undefined) => plain(field, date(value, locale)),
  };
}

function BirthDate({ of }: { of: Member }) {
  const { t, locale } = useI18n();
  if (!of.birth_date) {
    return (
      <>
        {date(of.id_birth_date, locale)} <span className="quiet">{t('member.birthById')}</span>
      </>
    );
  }
  const differs = of.id_birth_date && of.birth_date !== of.id_birth_date;
  return (
    <>
      {date(of.birth_date, locale)}
      {differs && (
        <>
          {' '}
          <Sign tone="warn">{t('member.birthDiffers', { day: date(of.id_birth_date, locale) })}</Sign>
        </>
      )}
    </>
  );
}

/** Every field of a record, in groups; what is sensitive is masked until somebody says why they need it. */
export function MemberFacts({ of }: { of: Member }) {
  const { t } = useI18n();
  const [asked, setAsked] = useState<RevealRequest>();
  const { plain, masked, code, day } = useFacts(of, (fields) => setAsked({ id: of.id, name: of.name, fields }));
  return (
    <div className="member-facts">
      <Panel title={t('member.party')}>
        <Facts
          facts={[
            plain('member_kind', word(t, 'memberKind', of.member_kind)),
            plain('membership_state', word(t, 'memberState', of.membership_state)),
            day('joined_on', of.joined_on),
            day('full_on', of.full_on),
            {
              label: t('member.years'),
              value: (
                <>
                  {t('member.yearsValue', { n: of.membership_years })} <RuleOf rule="members.joining" />
                </>
              ),
            },
            { label: t('field.unit_id'), value: <Go to={pb.unit(of.unit_id)}>{of.unit_name}</Go> },
            plain('group_id', of.group_name),
            code('political_status', of.political_status),
            plain(
              'medal',
              <>
                {t(of.medal ? 'common.yes' : 'common.no')} <RuleOf rule="members.joining" />
              </>,
            ),
            plain('veteran', t(of.veteran ? 'common.yes' : 'common.no')),
          ]}
        />
      </Panel>
      <Panel title={t('member.identity')}>
        <Facts
          facts={[
            plain('name', of.name),
            plain('gender', word(t, 'gender', of.gender)),
            code('ethnic', of.ethnic),
            plain('birth_date', (of.birth_date || of.id_birth_date) && <BirthDate of={of} />),
            masked('id_no', of.id_no_masked),
            plain('native_place', of.native_place),
            plain('birth_place', of.birth_place),
          ]}
        />
      </Panel>
      <Panel title={t('member.work')}>
        <Facts
          facts={[
            code('education', of.education),
            code('degree', of.degree),
            plain('work_post', word(t, 'workPost', of.work_post)),
            plain('job_title', of.job_title),
            plain('work_unit', of.work_unit, true),
          ]}
        />
      </Panel>
      <Panel title={t('member.contact')}>
        <Facts
          facts={[
            masked('mobile', of.mobile_masked),
            masked('landline', of.landline_masked),
            masked('police_station', of.police_station_masked),
            masked('address', of.address_masked, true),
            masked('circumstances', t('member.hidden')),
          ]}
        />
      </Panel>
      <RevealModal request={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
}
