import type { Answer } from '@zhibu/api';
import { type Handler, json } from './http';

type Onboarding = Answer<'/api/identity/onboarding', 'get'>;
type Samples = Answer<'/api/records/samples', 'get'>;
type Rules = Answer<'/api/records/rules', 'get'>;
type Step = Onboarding['steps'][number];

const STEPS: Step['step'][] = ['profile', 'tree', 'roster', 'posts', 'invitations', 'rules'];

const rules: Rules = {
  kind: 'enterprise',
  as_of: '2024-01-01',
  practises: ['cadres', 'development', 'dues', 'transfers'],
  rules: [
    {
      id: 'units.terms',
      effective_from: '2018-07-20',
      source: '中共中央办公厅关于党的基层组织任期的意见(2018)',
      figures: { party_committee_years: 5, branch_years: 3, remind_months: 6 },
    },
  ],
};

/** The first steps of an organisation that has its tree and roster already. */
export function startRoutes(): { identity: Record<string, Handler>; records: Record<string, Handler> } {
  const onboarding: Onboarding = {
    hidden: false,
    steps: STEPS.map((step) => ({ step, mark: 'open' })),
    profile_changed: false,
    others_invited: true,
  };
  const samples: Samples = {
    units: 0,
    members: 0,
    posts: 0,
    real: { units: 61, members: 2340, secretaries: 58 },
    may_add: false,
  };
  const change: Handler = ({ body }) => {
    const { hidden, step } = body as { hidden?: boolean; step?: Step };
    if (hidden !== undefined) onboarding.hidden = hidden;
    const said = onboarding.steps.find((one) => one.step === step?.step);
    if (said && step) said.mark = step.mark;
    return json(onboarding);
  };
  return {
    identity: { 'GET /onboarding': () => json(onboarding), 'PATCH /onboarding': change },
    records: { 'GET /samples': () => json(samples), 'GET /rules': () => json(rules) },
  };
}
