-- What a member owes a month (核定), in the order it was recorded: rows are only added. An amount holds from its
-- month until the next one; an exemption lowers it up to `until_month`. `rests_on` names the rules that were in force.
-- The pay an amount was reckoned from is sealed, or was never handed in. A month is its first day.
CREATE TABLE dues_assessments (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    number integer NOT NULL,
    kind varchar(16) NOT NULL,
    payer varchar(20),
    from_month date NOT NULL,
    until_month date,
    amount bigint NOT NULL,
    base_sealed bytea,
    reason varchar(16),
    studied_on date,
    approved_on date,
    approved_by varchar(30),
    doc_no varchar(100),
    rests_on jsonb NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dues_assessments_pkey PRIMARY KEY (id),
    CONSTRAINT dues_assessments_order_key UNIQUE (member_id, number),
    CONSTRAINT dues_assessments_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dues_assessments_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_assessments_kind_word CHECK (kind IN (
        'formula', 'fixed', 'set_by_committee', 'amount_only', 'exempt'
    )),
    CONSTRAINT dues_assessments_reason_word CHECK (reason IN (
        'pay_changed', 'retired', 'laid_off', 'transferred', 'started_work', 'correction'
    )),
    CONSTRAINT dues_assessments_amount CHECK (amount >= 0),
    CONSTRAINT dues_assessments_whole_months CHECK (
        extract(day FROM from_month) = 1 AND extract(day FROM until_month) = 1
    ),
    CONSTRAINT dues_assessments_period CHECK (until_month >= from_month),
    CONSTRAINT dues_assessments_base_of_formula CHECK (kind = 'formula' OR base_sealed IS NULL),
    CONSTRAINT dues_assessments_payer_whole CHECK ((kind = 'exempt') = (payer IS NULL)),
    CONSTRAINT dues_assessments_exempt_whole CHECK (
        (kind = 'exempt') = (until_month IS NOT NULL)
        AND (kind = 'exempt') = (approved_on IS NOT NULL)
        AND (kind = 'exempt') = (approved_by IS NOT NULL)
    ),
    CONSTRAINT dues_assessments_approved_after_study CHECK (approved_on >= studied_on)
);

CREATE INDEX dues_assessments_unit_idx ON dues_assessments (unit_id);

-- Money that was handed in for whole months. Rows are only added; a wrong one is taken back by another that points
-- at it and has the opposite amount.
CREATE TABLE dues_payments (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    first_month date NOT NULL,
    last_month date NOT NULL,
    amount bigint NOT NULL,
    channel varchar(10) NOT NULL,
    handed_in_by varchar(12) NOT NULL,
    paid_to varchar(14) NOT NULL,
    paid_on date NOT NULL,
    consent_on date,
    approved_above_on date,
    reverses uuid,
    reason varchar(200),
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dues_payments_pkey PRIMARY KEY (id),
    CONSTRAINT dues_payments_reverses_key UNIQUE (reverses),
    CONSTRAINT dues_payments_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dues_payments_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_payments_reverses_fk FOREIGN KEY (reverses) REFERENCES dues_payments (id),
    CONSTRAINT dues_payments_channel_word CHECK (channel IN ('cash', 'transfer', 'online')),
    CONSTRAINT dues_payments_handed_in_word CHECK (handed_in_by IN ('member', 'relative', 'other_member')),
    CONSTRAINT dues_payments_paid_to_word CHECK (paid_to IN ('own_branch', 'inflow_branch', 'elsewhere')),
    CONSTRAINT dues_payments_whole_months CHECK (
        extract(day FROM first_month) = 1 AND extract(day FROM last_month) = 1
    ),
    CONSTRAINT dues_payments_period CHECK (last_month >= first_month),
    CONSTRAINT dues_payments_sign CHECK (
        (reverses IS NULL AND amount > 0) OR (reverses IS NOT NULL AND amount < 0)
    ),
    CONSTRAINT dues_payments_reversal_reasoned CHECK ((reverses IS NULL) = (reason IS NULL))
);

CREATE INDEX dues_payments_member_idx ON dues_payments (member_id, id);
CREATE INDEX dues_payments_unit_idx ON dues_payments (unit_id, id);

-- Which payment covers which month of a member: at most one. A reversal takes its months out again.
CREATE TABLE dues_months (
    member_id uuid NOT NULL,
    month date NOT NULL,
    payment_id uuid NOT NULL,
    CONSTRAINT dues_months_pkey PRIMARY KEY (member_id, month),
    CONSTRAINT dues_months_payment_fk FOREIGN KEY (payment_id) REFERENCES dues_payments (id),
    CONSTRAINT dues_months_whole_months CHECK (extract(day FROM month) = 1)
);

CREATE INDEX dues_months_payment_idx ON dues_months (payment_id);

-- Receipts, numbered from 1 in each year of a unit; no number is used twice, that of a reversed payment neither. The
-- code is a keyed fingerprint of what the receipt says.
CREATE TABLE dues_receipts (
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    member_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    payer varchar(50) NOT NULL,
    first_month date NOT NULL,
    last_month date NOT NULL,
    amount bigint NOT NULL,
    capitals varchar(100) NOT NULL,
    collector varchar(50) NOT NULL,
    issued_on date NOT NULL,
    code varchar(16) NOT NULL,
    issued_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dues_receipts_pkey PRIMARY KEY (id),
    CONSTRAINT dues_receipts_payment_key UNIQUE (payment_id),
    CONSTRAINT dues_receipts_number_key UNIQUE (unit_id, year, number),
    CONSTRAINT dues_receipts_code_key UNIQUE (code),
    CONSTRAINT dues_receipts_payment_fk FOREIGN KEY (payment_id) REFERENCES dues_payments (id),
    CONSTRAINT dues_receipts_member_fk FOREIGN KEY (member_id) REFERENCES members (id),
    CONSTRAINT dues_receipts_unit_fk FOREIGN KEY (unit_id) REFERENCES units (id),
    CONSTRAINT dues_receipts_number CHECK (number > 0),
    CONSTRAINT dues_receipts_amount CHECK (amount > 0)
);

CREATE INDEX dues_receipts_member_idx ON dues_receipts (member_id);

GRANT SELECT, INSERT ON dues_assessments TO {{tenant}};
GRANT SELECT, INSERT ON dues_payments TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON dues_months TO {{tenant}};
GRANT SELECT, INSERT ON dues_receipts TO {{tenant}};
