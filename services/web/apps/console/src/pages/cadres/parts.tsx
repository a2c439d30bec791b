import type { Cadre, CadrePatch } from '../../api/cadres';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { MonthField, WordField } from '../dues/fields';
import { Rows } from './Rows';

/** What can be written as a whole. */
export type Part = 'person' | 'resume' | 'results' | 'marks' | 'family' | 'leave';

export type Secret = { health?: string | null; family?: CadrePatch['family'] };

type Values = Record<string, unknown>;

const STUDIES = ['level', 'degree', 'level_school', 'degree_school'] as const;
const TEXTS = ['ethnic', 'native_place', 'birth_place', 'professional_title', 'speciality'] as const;
const MONTHS = ['birth', 'party_joined', 'work_began'] as const;
export const GRADES = [
  'excellent',
  'competent',
  'basically_competent',
  'incompetent',
  'qualified',
  'basically_qualified',
  'unqualified',
] as const;
export const PENALTIES = [
  'warning',
  'severe_warning',
  'removal_from_party_posts',
  'probation_within_party',
  'expulsion',
  'admin_warning',
  'demerit',
  'major_demerit',
  'demotion',
  'dismissal',
  'discharge',
] as const;

/** What the form of a part begins with. */
export function initialOf(part: Part, of: Cadre, secret: Secret): Values {
  const { person, schooling, resume, results, results_note, rewards, penalties, awards_note } = of;
  switch (part) {
    case 'person':
      return { person, schooling, posts: of.posts };
    case 'resume':
      return { resume };
    case 'results':
      return { results: results.map((one) => ({ ...one, year: String(one.year) })), results_note };
    case 'marks':
      return {
        rewards,
        penalties: penalties.map(({ on, penalty, own_months, text }) => ({
          on,
          penalty,
          own_months: own_months ? String(own_months) : '',
          text,
        })),
        awards_note,
      };
    case 'family':
      return { health: secret.health ?? '', family: secret.family ?? [] };
    case 'leave':
      return { left_on: of.left_on, left_reason: of.left_reason ?? '' };
  }
}

const number = (value: unknown): number | null => (value ? Number(value) : null);

/** Blank months are none, blank texts are blank. */
function tidy(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== 'object') return value;
  const months = ['birth', 'party_joined', 'work_began', 'since'];
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (months.includes(name)) return [name, one || null];
      return [name, one === undefined || one === null ? '' : tidy(one)];
    }),
  );
}

export function patchOf(part: Part, values: Values): CadrePatch {
  if (part === 'results') {
    const rows = (values.results ?? []) as { year: string; grade: string }[];
    const results = rows.map((one) => ({ year: Number(one.year), grade: one.grade }));
    return { results, results_note: values.results_note } as CadrePatch;
  }
  if (part === 'marks') {
    const rows = (values.penalties ?? []) as { own_months?: string; text?: string }[];
    const penalties = rows.map((one) => ({ ...one, text: one.text ?? '', own_months: number(one.own_months) }));
    return { rewards: values.rewards ?? [], penalties, awards_note: values.awards_note } as CadrePatch;
  }
  if (part === 'leave') {
    return { left_on: values.left_on || null, left_reason: values.left_reason || null } as CadrePatch;
  }
  return tidy(values) as CadrePatch;
}

function PersonFields() {
  const t = useT();
  const genders = ['男', '女'].map((value) => ({ value, label: value }));
  return (
    <>
      <WordField name={['person', 'gender']} label={t('cadre.gender')} options={genders} clear />
      {MONTHS.map((name) => (
        <MonthField key={name} name={['person', name]} label={t(`cadreField.${name}`)} />
      ))}
      {TEXTS.map((name) => (
        <TextField key={name} name={['person', name]} label={t(`cadreField.${name}`)} />
      ))}
      {(['full_time', 'in_service'] as const).map((sort) => (
        <fieldset key={sort} className="cadre-rows">
          <legend>{t(`cadreStudies.${sort}`)}</legend>
          {STUDIES.map((name) => (
            <TextField key={name} name={['schooling', sort, name]} label={t(`cadreField.${name}`)} />
          ))}
        </fieldset>
      ))}
      <Rows name="posts" label={t('cadre.posts')} blank={{ title: '', since: null }}>
        {(at) => (
          <>
            <TextField name={[at, 'title']} label={t('cadre.post')} required />
            <DateField name={[at, 'since']} label={t('cadre.since')} past />
          </>
        )}
      </Rows>
    </>
  );
}

function ResultFields() {
  const t = useT();
  const grades = GRADES.map((value) => ({ value, label: t(`cadreGrade.${value}`) }));
  return (
    <>
      <Rows name="results" label={t('cadre.results')} blank={{ year: '', grade: 'competent' }}>
        {(at) => (
          <>
            <TextField name={[at, 'year']} label={t('cadre.year')} required max={4} inputMode="numeric" />
            <WordField name={[at, 'grade']} label={t('cadre.grade')} required options={grades} />
          </>
        )}
      </Rows>
      <TextField name="results_note" label={t('cadre.resultsNote')} rows={2} max={2000} />
    </>
  );
}

function MarkFields() {
  const t = useT();
  const penalties = PENALTIES.map((value) => ({ value, label: t(`cadrePenalty.${value}`) }));
  return (
    <>
      <Rows name="rewards" label={t('cadre.rewards')} blank={{ on: null, text: '' }}>
        {(at) => (
          <>
            <DateField name={[at, 'on']} label={t('cadre.on')} required past />
            <TextField name={[at, 'text']} label={t('cadre.reward')} required />
          </>
        )}
      </Rows>
      <Rows name="penalties" label={t('cadre.penalties')} blank={{ on: null, penalty: null, own_months: '', text: '' }}>
        {(at) => (
          <>
            <DateField name={[at, 'on']} label={t('cadre.on')} required past />
            <WordField name={[at, 'penalty']} label={t('cadre.penalty')} required options={penalties} />
            <TextField
              name={[at, 'own_months']}
              label={t('cadre.ownMonths')}
              help={t('cadre.ownMonthsHelp')}
              max={2}
              inputMode="numeric"
              pattern={/^\s*\d{1,2}\s*$/}
              patternText={t('cadre.ownMonthsForm')}
            />
            <TextField name={[at, 'text']} label={t('cadre.why')} />
          </>
        )}
      </Rows>
      <TextField name="awards_note" label={t('cadre.awardsNote')} rows={3} max={2000} />
    </>
  );
}

function FamilyFields() {
  const t = useT();
  const blank = { relation: '', name: '', birth: null, political: '', work: '' };
  return (
    <>
      <TextField name="health" label={t('cadre.health')} max={50} />
      <Rows name="family" label={t('cadre.family')} blank={blank}>
        {(at) => (
          <>
            <TextField name={[at, 'relation']} label={t('cadre.relation')} required max={50} />
            <TextField name={[at, 'name']} label={t('cadre.name')} required max={50} />
            <MonthField name={[at, 'birth']} label={t('cadre.birth')} />
            <TextField name={[at, 'political']} label={t('cadre.political')} max={50} />
            <TextField name={[at, 'work']} label={t('cadre.work')} />
          </>
        )}
      </Rows>
    </>
  );
}

/** The fields of a part. */
export function PartFields({ part }: { part: Part }) {
  const t = useT();
  switch (part) {
    case 'person':
      return <PersonFields />;
    case 'resume':
      return <TextField name="resume" label={t('cadre.resume')} help={t('cadre.resumeHelp')} rows={14} max={5000} />;
    case 'results':
      return <ResultFields />;
    case 'marks':
      return <MarkFields />;
    case 'family':
      return <FamilyFields />;
    case 'leave':
      return (
        <>
          <DateField name="left_on" label={t('cadre.leftOn')} past />
          <TextField name="left_reason" label={t('cadre.leftReason')} max={300} rows={2} />
        </>
      );
  }
}
