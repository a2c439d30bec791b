//! Two years of meetings, dues and transfers, as statements over sets. What a row says follows from its number, so that
//! one loading is like any other.

/// In this order. `b` and `m` number the branches and the members of a branch.
pub const STATEMENTS: &[(&str, &str)] = &[
    (
        "numbers",
        "CREATE TEMP TABLE branch AS SELECT id, parent_id, row_number() OVER (ORDER BY id) AS b FROM units WHERE kind = 'branch';
         CREATE TEMP TABLE person AS SELECT id, unit_id, member_kind, row_number() OVER (PARTITION BY unit_id ORDER BY id) AS m
           FROM members;
         -- as the product makes them: in the order of time
         CREATE FUNCTION pg_temp.id_at(at timestamptz) RETURNS uuid LANGUAGE sql AS $id$
           SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(n, 1, 3) || 'a' || substr(n, 4, 15))::uuid
           FROM md5(gen_random_uuid()::text) AS n $id$;
         CREATE INDEX ON branch (id);
         CREATE INDEX ON person (unit_id);
         ANALYZE branch; ANALYZE person",
    ),
    (
        "posts",
        "INSERT INTO posts (id, unit_id, member_id, post, sole, basis, started_on, term_ends_on, version, recorded_at)
         SELECT gen_random_uuid(), unit_id, id, CASE m WHEN 1 THEN 'secretary' WHEN 2 THEN 'organisation_commissioner'
           ELSE 'publicity_commissioner' END, true, 'elected', date '2024-03-01', date '2027-03-01', 1, '2024-03-01 10:00+08'
         FROM person WHERE m <= 3",
    ),
    // a themed day every month, a committee, and every quarter a meeting with a lecture; one of sixteen was forgotten
    (
        "meetings",
        "INSERT INTO meetings (id, unit_id, gathering, kinds, subject, place, planned_start, planned_end, state, day, started_at,
           ended_at, chair_id, recorder_id, guests, agenda, minutes, number, created_at, updated_at, version)
         SELECT pg_temp.id_at(d.at), branch.id, k.gathering, k.kinds, k.subject, '党员活动室', d.at, d.at + interval '2 hours',
           'filed', d.day, d.at, d.at + interval '90 minutes', chair.id, recorder.id, 0, ARRAY['集中学习', '讨论'],
           '与会党员结合岗位谈了学习体会。', 1, d.at + interval '3 hours', d.at + interval '3 hours', 4
         FROM branch
         JOIN person chair ON chair.unit_id = branch.id AND chair.m = 1
         JOIN person recorder ON recorder.unit_id = branch.id AND recorder.m = 2
         CROSS JOIN generate_series(1, 24) AS month(ago)
         CROSS JOIN (VALUES (0, 'members', ARRAY['themed_day'], '主题党日', 12),
                            (1, 'committee', ARRAY['committee_meeting'], '支部委员会会议', 3),
                            (2, 'members', ARRAY['branch_meeting', 'lecture'], '支部党员大会暨党课', 24))
           AS k(n, gathering, kinds, subject, day)
         CROSS JOIN LATERAL (SELECT (date_trunc('month', current_date) - month.ago * interval '1 month')::date + k.day - 1 AS day)
           AS on_day
         CROSS JOIN LATERAL (SELECT on_day.day, (on_day.day + time '15:00') AT TIME ZONE 'Asia/Shanghai' AS at) AS d
         WHERE (k.n < 2 OR extract(month FROM d.day)::int % 3 = 2) AND (branch.b + month.ago + k.n) % 16 <> 0",
    ),
    (
        "participants",
        "INSERT INTO meeting_participants (meeting_id, member_id, standing, mark, absence, confirmed_by, confirmed_at)
         SELECT meetings.id, person.id, CASE person.member_kind WHEN 'full' THEN 'voter' ELSE 'probationary' END,
           CASE WHEN away.n < 6 THEN 'leave' WHEN away.n = 6 THEN 'unexcused' ELSE 'present' END,
           CASE WHEN away.n < 6 THEN 'official_duty' END, 'list', meetings.ended_at
         FROM meetings
         JOIN person ON person.unit_id = meetings.unit_id AND (meetings.gathering = 'members' OR person.m <= 3)
         CROSS JOIN LATERAL (SELECT (person.m * 31 + extract(doy FROM meetings.day)::int * 7) % 100 AS n) AS away",
    ),
    (
        "assessments",
        "INSERT INTO dues_assessments (id, member_id, unit_id, number, kind, payer, from_month, amount, rests_on, recorded_at)
         SELECT gen_random_uuid(), id, unit_id, 1, 'amount_only', 'salaried',
           (date_trunc('month', current_date) - interval '24 months')::date, 2000 + m * 50, '[]', now() - interval '24 months'
         FROM person WHERE member_kind = 'full'",
    ),
    // by the half-year; of every branch two are behind
    (
        "payments",
        "INSERT INTO dues_payments (id, member_id, unit_id, first_month, last_month, amount, channel, handed_in_by, paid_to,
           paid_on, recorded_at)
         SELECT pg_temp.id_at(q.first + interval '5 months 20 days'), person.id, person.unit_id, q.first, (q.first + interval '5 months')::date,
           6 * (2000 + m * 50), 'transfer', 'member', 'own_branch', (q.first + interval '5 months 19 days')::date,
           q.first + interval '5 months 20 days'
         FROM person
         CROSS JOIN generate_series(1, 4) AS back(n)
         CROSS JOIN LATERAL (SELECT (date_trunc('month', current_date) - back.n * interval '6 months')::date AS first) AS q
         WHERE member_kind = 'full' AND (m < 39 OR back.n > 1)",
    ),
    (
        "months",
        "INSERT INTO dues_months (member_id, month, payment_id)
         SELECT member_id, (first_month + n * interval '1 month')::date, id FROM dues_payments CROSS JOIN generate_series(0, 5) AS n",
    ),
    (
        "entries",
        "INSERT INTO dues_entries (id, unit_id, number, booked_on, kind, debit, credit, amount, cause_id, recorded_at)
         SELECT id, unit_id, row_number() OVER (PARTITION BY unit_id ORDER BY paid_on, id), paid_on, 'pay', 'bank', 'dues', amount,
           id, recorded_at FROM dues_payments",
    ),
    // three branches of five have taken in somebody of the branch next to them, and a few people are on the way
    (
        "transfers",
        "INSERT INTO transfers (id, route, member_id, person_name, from_unit_id, from_committee_id, to_unit_id, to_committee_id,
           state, since, reason, on_behalf, opened_on, sent_on, accepted_on, closed_on, created_at, updated_at, version)
         SELECT gen_random_uuid(), 'same_committee', members.id, members.name, other.id, branch.parent_id, branch.id,
           branch.parent_id, d.state, d.day, '岗位调整', true, d.day, CASE WHEN d.state <> 'applied' THEN d.day END,
           CASE d.state WHEN 'to_ok' THEN d.day END, CASE d.state WHEN 'to_ok' THEN d.day END,
           d.day + time '10:00', d.day + time '10:00', 2
         FROM person JOIN members ON members.id = person.id JOIN branch ON branch.id = person.unit_id
         JOIN branch other ON other.parent_id = branch.parent_id
           AND other.b = CASE WHEN branch.b % 2 = 0 THEN branch.b - 1 ELSE branch.b + 1 END
         CROSS JOIN LATERAL (
           SELECT 'to_ok' AS state, current_date - (branch.b * 37 % 700)::int - 20 AS day
             WHERE person.m = 20 AND branch.b % 5 < 3
           UNION ALL
           SELECT CASE WHEN branch.b % 84 = 3 THEN 'applied' ELSE 'from_ok' END, current_date - (branch.b % 38)::int - 3
             WHERE person.m = 21 AND branch.b % 42 = 3) AS d
         WHERE person.m IN (20, 21)",
    ),
    (
        "steps",
        "INSERT INTO transfer_steps (transfer_id, number, step, actor, on_behalf, from_state, to_state, on_day, recorded_at)
         SELECT id, step.number, step.step, step.actor, step.number = 1, step.before, step.after, since, updated_at FROM transfers
         CROSS JOIN (VALUES (1, 'apply', 'member', 'draft', 'applied'), (2, 'approve', 'from_branch', 'applied', 'from_ok'),
           (3, 'accept', 'to_branch', 'from_ok', 'to_ok')) AS step(number, step, actor, before, after)
         WHERE step.number <= CASE transfers.state WHEN 'applied' THEN 1 WHEN 'from_ok' THEN 2 ELSE 3 END",
    ),
    (
        "registers",
        "INSERT INTO floating_spells (id, member_id, where_to, since, version, recorded_at)
           SELECT gen_random_uuid(), id, '深圳市南山区', current_date - 200, 1, now() - interval '190 days' FROM person WHERE m = 30;
         INSERT INTO lost_contacts (id, member_id, since, reason_code, version, recorded_at)
           SELECT gen_random_uuid(), person.id, current_date - 260, '1', 1, now() - interval '200 days'
           FROM person JOIN branch ON branch.id = unit_id WHERE m = 39 AND b % 8 = 0",
    ),
];
