-- The books of dues of each unit. An entry is one movement of money: so much to the debit of one account and to the
-- credit of another, so that the ledger balances however it is added up. Rows are only added; a wrong entry is taken
-- back by another that has the accounts the other way round. `cause_id` is what made it: a payment, an extra payment,
-- a remittance, a spending, or the entry itself. Numbers count from 1 in each unit.
CREATE TABLE dues_entries (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    number integer NOT NULL,
    booked_on date NOT NULL,
    kind varchar(16) NOT NULL,
    debit varchar(16) NOT NULL,
    credit varchar(16) NOT NULL,
    amount bigint NOT NULL,
    cause_id uuid NOT NULL,
    reverses uuid,
    note varchar(200),
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dues_entries_pkey PRIMARY KEY (id),
    CONSTRAINT dues_entries_number_key UNIQUE (unit_id, number),
    CONSTRAINT dues_entries_cause_key UNIQUE (cause_id, unit_id, kind),
    CONSTRAINT dues_entries_reverses_key UNIQUE (reverses),
    CONSTRAINT dues_entries_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_entries_reverses_fk FOREIGN KEY (reverses) REFERENCES dues_entries (id),
    CONSTRAINT dues_entries_kind_word CHECK (kind IN (
        'pay', 'voluntary', 'special', 'remit', 'receive', 'allocate_out', 'allocate_in', 'spend', 'interest', 'deposit',
        'opening', 'reverse'
    )),
    CONSTRAINT dues_entries_debit_word CHECK (debit IN (
        'cash', 'bank', 'opening', 'dues', 'voluntary', 'interest', 'received', 'allocated_in', 'remitted',
        'allocated_out', 'spent', 'centre', 'centre_remitted', 'special', 'special_remitted'
    )),
    CONSTRAINT dues_entries_credit_word CHECK (credit IN (
        'cash', 'bank', 'opening', 'dues', 'voluntary', 'interest', 'received', 'allocated_in', 'remitted',
        'allocated_out', 'spent', 'centre', 'centre_remitted', 'special', 'special_remitted'
    )),
    CONSTRAINT dues_entries_two_accounts CHECK (debit <> credit),
    CONSTRAINT dues_entries_moves CHECK (amount > 0),
    CONSTRAINT dues_entries_number CHECK (number > 0),
    CONSTRAINT dues_entries_reversal_whole CHECK ((kind = 'reverse') = (reverses IS NOT NULL))
);

CREATE INDEX dues_entries_day_idx ON dues_entries (unit_id, booked_on, number);

-- What was paid before there were books: an entry for each payment, then one for each reversal.
INSERT INTO dues_entries (
    id, unit_id, number, booked_on, kind, debit, credit, amount, cause_id, reverses, recorded_by, recorded_at
)
SELECT
    p.id,
    p.unit_id,
    row_number() OVER (PARTITION BY p.unit_id ORDER BY p.reverses IS NOT NULL, p.id),
    p.paid_on,
    CASE WHEN p.reverses IS NULL THEN 'pay' ELSE 'reverse' END,
    CASE WHEN p.reverses IS NOT NULL THEN 'dues' WHEN p.channel = 'cash' THEN 'cash' ELSE 'bank' END,
    CASE WHEN p.reverses IS NULL THEN 'dues' WHEN p.channel = 'cash' THEN 'cash' ELSE 'bank' END,
    abs(p.amount),
    p.id,
    p.reverses,
    p.recorded_by,
    p.recorded_at
FROM dues_payments p;

-- Months that are closed: nothing more is booked into them. They follow on each other without a gap.
CREATE TABLE dues_closings (
    unit_id uuid NOT NULL,
    month date NOT NULL,
    figures jsonb NOT NULL,
    closed_by uuid,
    closed_at timestamptz NOT NULL,
    CONSTRAINT dues_closings_pkey PRIMARY KEY (unit_id, month),
    CONSTRAINT dues_closings_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_closings_whole_months CHECK (extract(day FROM month) = 1)
);

-- Extra payments and special dues, each with the receipt that was made out for it. Receipts of a unit and a year are
-- numbered in one series with those of monthly dues.
CREATE TABLE dues_extras (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind varchar(10) NOT NULL,
    fund varchar(10) NOT NULL,
    amount bigint NOT NULL,
    channel varchar(10) NOT NULL,
    paid_on date NOT NULL,
    campaign varchar(100),
    note varchar(500),
    year integer NOT NULL,
    number integer NOT NULL,
    payer varchar(50) NOT NULL,
    capitals varchar(100) NOT NULL,
    collector varchar(50) NOT NULL,
    issued_on date NOT NULL,
    code varchar(16) NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dues_extras_pkey PRIMARY KEY (id),
    CONSTRAINT dues_extras_number_key UNIQUE (unit_id, year, number),
    CONSTRAINT dues_extras_code_key UNIQUE (code),
    CONSTRAINT dues_extras_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dues_extras_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_extras_kind_word CHECK (kind IN ('voluntary', 'special')),
    CONSTRAINT dues_extras_fund_word CHECK (fund IN ('ordinary', 'centre', 'special')),
    CONSTRAINT dues_extras_fund_of_kind CHECK ((kind = 'special') = (fund = 'special')),
    CONSTRAINT dues_extras_campaign CHECK ((kind = 'special') = (campaign IS NOT NULL)),
    CONSTRAINT dues_extras_channel_word CHECK (channel IN ('cash', 'transfer', 'online')),
    CONSTRAINT dues_extras_amount CHECK (amount > 0),
    CONSTRAINT dues_extras_number CHECK (number > 0)
);

CREATE INDEX dues_extras_member_idx ON dues_extras (member_id, id);
CREATE INDEX dues_extras_unit_idx ON dues_extras (unit_id, id);

-- The share of its receipts a unit passes up, from a day on. Rows are only added; of two from one day the later counts.
CREATE TABLE dues_shares (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    from_day date NOT NULL,
    basis_points integer NOT NULL,
    doc_no varchar(100),
    set_by uuid,
    set_at timestamptz NOT NULL,
    CONSTRAINT dues_shares_pkey PRIMARY KEY (id),
    CONSTRAINT dues_shares_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_shares_basis_points CHECK (basis_points BETWEEN 0 AND 10000)
);

CREATE INDEX dues_shares_unit_idx ON dues_shares (unit_id, id);

-- Money between two levels: up as a remittance, down as an allocation. It leaves the sender's books when it is sent and
-- arrives in the receiver's when it is confirmed there; refused, it comes back. Without `to_unit_id` it goes to the level
-- above the whole organisation, whose receipt confirms it.
CREATE TABLE dues_remittances (
    id uuid NOT NULL,
    kind varchar(10) NOT NULL,
    from_unit_id uuid NOT NULL,
    to_unit_id uuid,
    fund varchar(10) NOT NULL,
    amount bigint NOT NULL,
    money varchar(4) NOT NULL,
    sent_on date NOT NULL,
    first_month date,
    last_month date,
    purpose varchar(20),
    decision varchar(500),
    decided_on date,
    note varchar(200),
    state varchar(10) NOT NULL,
    answered_on date,
    answered_money varchar(4),
    answer varchar(200),
    sent_by uuid,
    sent_at timestamptz NOT NULL,
    answered_by uuid,
    answered_at timestamptz,
    CONSTRAINT dues_remittances_pkey PRIMARY KEY (id),
    CONSTRAINT dues_remittances_from_fk FOREIGN KEY (from_unit_id) REFERENCES units (id),
    CONSTRAINT dues_remittances_to_fk FOREIGN KEY (to_unit_id) REFERENCES units (id),
    CONSTRAINT dues_remittances_kind_word CHECK (kind IN ('remit', 'allocate')),
    CONSTRAINT dues_remittances_fund_word CHECK (fund IN ('ordinary', 'centre', 'special')),
    CONSTRAINT dues_remittances_money_word CHECK (money IN ('cash', 'bank')),
    CONSTRAINT dues_remittances_answered_money_word CHECK (answered_money IN ('cash', 'bank')),
    CONSTRAINT dues_remittances_state_word CHECK (state IN ('sent', 'confirmed', 'refused')),
    CONSTRAINT dues_remittances_two_units CHECK (from_unit_id <> to_unit_id),
    CONSTRAINT dues_remittances_amount CHECK (amount > 0),
    CONSTRAINT dues_remittances_whole_months CHECK (
        extract(day FROM first_month) = 1 AND extract(day FROM last_month) = 1
    ),
    CONSTRAINT dues_remittances_period CHECK (last_month >= first_month),
    CONSTRAINT dues_remittances_allocation_whole CHECK (
        kind = 'remit' OR (to_unit_id IS NOT NULL AND decision IS NOT NULL AND fund = 'ordinary')
    ),
    CONSTRAINT dues_remittances_answered_whole CHECK (
        (state = 'sent') = (answered_at IS NULL) AND (state = 'sent') = (answered_on IS NULL)
    ),
    CONSTRAINT dues_remittances_refused_reasoned CHECK (state <> 'refused' OR answer IS NOT NULL),
    CONSTRAINT dues_remittances_not_before CHECK (answered_on >= sent_on)
);

CREATE INDEX dues_remittances_from_idx ON dues_remittances (from_unit_id, id);
CREATE INDEX dues_remittances_to_idx ON dues_remittances (to_unit_id, id);

-- What dues were spent on. The words of the decision are kept as they were, the paper that proves it is a document.
CREATE TABLE dues_spendings (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    purpose varchar(20) NOT NULL,
    subject varchar(200) NOT NULL,
    amount bigint NOT NULL,
    money varchar(4) NOT NULL,
    spent_on date NOT NULL,
    meeting_id uuid,
    decision varchar(500) NOT NULL,
    decided_on date NOT NULL,
    voucher_id uuid NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dues_spendings_pkey PRIMARY KEY (id),
    CONSTRAINT dues_spendings_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_spendings_meeting_fk FOREIGN KEY (meeting_id) REFERENCES meetings (id),
    CONSTRAINT dues_spendings_voucher_fk FOREIGN KEY (voucher_id) REFERENCES documents (id),
    CONSTRAINT dues_spendings_money_word CHECK (money IN ('cash', 'bank')),
    CONSTRAINT dues_spendings_amount CHECK (amount > 0),
    CONSTRAINT dues_spendings_decided_before CHECK (decided_on <= spent_on)
);

CREATE INDEX dues_spendings_unit_idx ON dues_spendings (unit_id, id);

-- The figures of a year as they were shown to the members. They are never changed.
CREATE TABLE dues_publications (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    year integer NOT NULL,
    figures jsonb NOT NULL,
    note varchar(500),
    published_on date NOT NULL,
    published_by uuid,
    published_at timestamptz NOT NULL,
    CONSTRAINT dues_publications_pkey PRIMARY KEY (id),
    CONSTRAINT dues_publications_year_key UNIQUE (unit_id, year),
    CONSTRAINT dues_publications_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id)
);

-- Files of a bank or a payment channel, and what became of each of their rows. A transaction is booked once in a unit.
CREATE TABLE dues_reconciliations (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    file_name varchar(200) NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT dues_reconciliations_pkey PRIMARY KEY (id),
    CONSTRAINT dues_reconciliations_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id)
);

CREATE INDEX dues_reconciliations_unit_idx ON dues_reconciliations (unit_id, id);

CREATE TABLE dues_reconciliation_lines (
    id uuid NOT NULL,
    reconciliation_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    line integer NOT NULL,
    transaction_no varchar(100) NOT NULL,
    paid_on date NOT NULL,
    amount bigint NOT NULL,
    payer varchar(100) NOT NULL,
    remark varchar(200) NOT NULL,
    doubt varchar(14),
    member_id uuid,
    months date[] NOT NULL,
    state varchar(10) NOT NULL,
    reason varchar(200),
    settled_by uuid,
    settled_at timestamptz,
    CONSTRAINT dues_reconciliation_lines_pkey PRIMARY KEY (id),
    CONSTRAINT dues_reconciliation_lines_line_key UNIQUE (reconciliation_id, line),
    CONSTRAINT dues_reconciliation_lines_run_fk FOREIGN KEY (reconciliation_id) REFERENCES dues_reconciliations (id),
    CONSTRAINT dues_reconciliation_lines_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_reconciliation_lines_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dues_reconciliation_lines_doubt_word CHECK (doubt IN (
        'repeated', 'other_amount', 'ambiguous', 'unknown', 'not_received'
    )),
    CONSTRAINT dues_reconciliation_lines_state_word CHECK (state IN ('open', 'accepted', 'set_aside')),
    CONSTRAINT dues_reconciliation_lines_accepted_whole CHECK (
        state <> 'accepted' OR (member_id IS NOT NULL AND cardinality(months) > 0)
    ),
    CONSTRAINT dues_reconciliation_lines_set_aside_reasoned CHECK ((state = 'set_aside') = (reason IS NOT NULL)),
    CONSTRAINT dues_reconciliation_lines_settled_whole CHECK ((state = 'open') = (settled_at IS NULL))
);

CREATE UNIQUE INDEX dues_reconciliation_lines_transaction_key ON dues_reconciliation_lines (unit_id, transaction_no)
WHERE state = 'accepted';
CREATE INDEX dues_reconciliation_lines_open_idx ON dues_reconciliation_lines (unit_id, paid_on) WHERE state = 'open';
CREATE INDEX dues_reconciliation_lines_member_idx ON dues_reconciliation_lines (member_id) WHERE member_id IS NOT NULL;

-- Months for which a member has a proper reason not to have paid. They are still owed, but break no run of months.
CREATE TABLE dues_excuses (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    first_month date NOT NULL,
    last_month date NOT NULL,
    reason varchar(200) NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    CONSTRAINT dues_excuses_pkey PRIMARY KEY (id),
    CONSTRAINT dues_excuses_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dues_excuses_whole_months CHECK (
        extract(day FROM first_month) = 1 AND extract(day FROM last_month) = 1
    ),
    CONSTRAINT dues_excuses_period CHECK (last_month >= first_month)
);

CREATE INDEX dues_excuses_member_idx ON dues_excuses (member_id);

GRANT SELECT, INSERT ON dues_entries TO {{tenant}};
GRANT SELECT, INSERT ON dues_closings TO {{tenant}};
GRANT SELECT, INSERT ON dues_extras TO {{tenant}};
GRANT SELECT, INSERT ON dues_shares TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON dues_remittances TO {{tenant}};
GRANT SELECT, INSERT ON dues_spendings TO {{tenant}};
GRANT SELECT, INSERT ON dues_publications TO {{tenant}};
GRANT SELECT, INSERT ON dues_reconciliations TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON dues_reconciliation_lines TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON dues_excuses TO {{tenant}};
