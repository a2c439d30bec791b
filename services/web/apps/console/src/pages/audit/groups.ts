/** Words of the log that are in no other catalogue. */
const own = (set: string) => `auditWord.${set}`;

type Groups = string | readonly string[];

/** The catalogues in which the forms of a subject name its fields. */
export const FORMS: Record<string, readonly string[]> = {
  member: ['field'],
  unit: ['unitField'],
  unit_request: ['unitField'],
  settings: ['settingsField', 'settings', 'dataClass'],
  development: ['field'],
  cadre: ['cadreField', 'field'],
  tenant: ['quotaName'],
  deed: ['quotaName'],
};

/** Under these the names of the fields are words themselves: of what, by the path they stand under. */
export const KEYED: Record<string, Record<string, string>> = {
  settings: { erased: 'dataClass', before: 'dataClass', marks: 'start' },
  dues: { 'figures.used': 'purpose' },
  election: { 'answers.given': 'confirmation' },
};

/** Numbers that are an amount in fen, by the first part of their path. */
export const MONEY: Record<string, ReadonlySet<string>> = { dues: new Set(['amount', 'figures']) };

/** Codes of the national standards, and the table they are in. */
export const CODES: Record<string, string> = {
  ethnic: 'ethnic',
  education: 'education',
  degree: 'degree',
  political_status: 'political_status',
  reason_code: 'lost_reason',
};

/** Words of the product that mean the same wherever they stand. */
export const EVERYWHERE: Record<string, Groups> = {
  role: 'role',
  required_roles: 'role',
  member_kind: 'memberKind',
  membership_state: 'memberState',
  gender: 'gender',
  work_post: 'workPost',
  class: 'dataClass',
  sheet: own('sheet'),
  office: 'office',
};

/** Words among the values of a subject, and the catalogues they are in, by path or by name. */
export const WORDS: Record<string, Record<string, Groups>> = {
  account: { state: 'account', reason: own('reason') },
  archive: { state: 'handoverState' },
  cadre: { fields: own('secret'), item: 'cadreItem', grade: 'cadreGrade', penalty: 'cadrePenalty' },
  cadre_appointment: { state: 'appointmentState', step: 'appointmentStep' },
  collection: {
    state: ['answerState', 'collectionState'],
    step: 'answerStep',
    kind: 'fieldKind',
    known: 'known',
    filled: ['templateFilled', own('filled')],
  },
  consent: { purpose: 'consentPurpose' },
  correction: { state: 'correction', field: 'field' },
  deed: {
    state: 'entryState',
    ended_by: 'entryEnd',
    kind: ['runKind', 'tenantKind'],
    step: 'runStep',
    role: 'operatorRole',
  },
  delivery: { template: 'template' },
  development: {
    state: own('state'),
    step: own('step'),
    ahead_of: own('step'),
    outcome: 'devOutcome',
    kind: 'specialKind',
    level: 'admissionLevel',
    code: own('paper'),
    paper: own('paper'),
  },
  document: { kind: 'documentKind' },
  domain: { state: 'domainState' },
  dues: {
    kind: ['duesKind', 'extraKind', 'remitKind', 'entryKind'],
    state: 'remitState',
    payer: 'payer',
    reason: 'duesReason',
    channel: 'channel',
    handed_in_by: 'handedIn',
    paid_to: own('paidTo'),
    fund: 'fund',
    purpose: 'purpose',
    approved_by: 'unitKind',
  },
  election: { state: 'electionState', step: 'electionStep', secretary_by: 'electors' },
  erasure: { state: 'erasureState', outcome: 'erasureOutcome', items: 'erase', granted: 'erase', asked: 'erase' },
  handover: { state: 'handoverState' },
  honour: { level: 'honourLevel' },
  import: { kind: own('importKind'), mode: own('import'), state: 'importState' },
  meeting: {
    state: 'meetingState',
    kinds: 'meetingKind',
    gathering: own('gathering'),
    mark: 'mark',
    leave_state: own('leave'),
    report: 'followUpReport',
    step: 'lifeStep',
    by: own('themed'),
  },
  member: {
    fields: 'field',
    not_applicable: 'field',
    kind: 'rightsRest',
    erased: 'erase',
    format: own('format'),
  },
  operator_entry: { ended_by: 'entryEnd', mode: 'visit' },
  post: { post: 'post', basis: 'basis' },
  session: { next: own('next'), with: own('proof') },
  settings: { marks: own('mark') },
  statistics: { occasion: 'statisticsOccasion' },
  talk: { pair: 'talkPair', state: 'talkState' },
  tenant: { kind: 'tenantKind', state: 'restorationState' },
  transfer: { state: 'transferState', step: 'transferStep', actor: 'transferActor', route: 'transferRoute' },
  unit: { kind: 'unitKind', state: 'unitState', nature: 'nature', situation: 'situation', by: own('themed') },
  unit_request: { state: 'unitRequestState', kind: 'unitRequestKind', 'asked.kind': 'unitKind', nature: 'nature' },
};
