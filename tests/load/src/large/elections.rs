//! Terms of the branches, an election for each, and the few that are under way, as statements over sets. What lies in one
//! value each is as large as the product makes it: a list of voters names everybody.

pub const STATEMENTS: &[(&str, &str)] = &[
    // some are over, more end soon
    (
        "terms",
        "UPDATE units SET term_started_on = current_date - 1125 + (branch.b * 13 % 1050)::int, term_years = 3
         FROM branch WHERE units.id = branch.id",
    ),
    (
        "candidates",
        "CREATE TEMP TABLE roll AS
         SELECT person.unit_id, (count(*) FILTER (WHERE person.member_kind = 'full'))::int AS voters,
           jsonb_agg(jsonb_build_object('member_id', person.id, 'name', members.name, 'right', person.member_kind,
             'left_out', NULL::text) ORDER BY person.m) AS people
         FROM person JOIN members ON members.id = person.id GROUP BY person.unit_id;
         CREATE TEMP TABLE seat AS
         SELECT person.unit_id, person.m, members.id, members.name, roll.voters - 3 AS present,
           CASE person.m WHEN 4 THEN 5 ELSE roll.voters - 3 - person.m END AS yes
         FROM person JOIN members ON members.id = person.id JOIN roll ON roll.unit_id = person.unit_id WHERE person.m <= 4;
         CREATE TEMP TABLE ballot AS
         SELECT unit_id, array_agg(id ORDER BY m) AS people, (array_agg(id ORDER BY m))[1:3] AS elected,
           jsonb_agg(jsonb_build_object('member_id', id, 'name', name, 'office', 'committee_member') ORDER BY m)
             || jsonb_agg(jsonb_build_object('member_id', id, 'name', name, 'office', 'secretary')) FILTER (WHERE m = 1) AS candidates,
           jsonb_agg(jsonb_build_object('member_id', id, 'name', name, 'yes', yes, 'no', present - yes, 'abstain', 0) ORDER BY m)
             AS votes,
           jsonb_agg(jsonb_build_object('member_id', id, 'name', name, 'yes', 3, 'no', 0, 'abstain', 0)) FILTER (WHERE m = 1)
             AS votes_within,
           jsonb_agg(jsonb_build_object('member_id', id, 'name', name,
             'office', CASE m WHEN 1 THEN 'secretary' ELSE 'committee_member' END,
             'post', CASE m WHEN 1 THEN 'secretary' WHEN 2 THEN 'organisation_commissioner' ELSE 'publicity_commissioner' END)
             ORDER BY m) FILTER (WHERE m <= 3) AS outcome
         FROM seat GROUP BY unit_id;
         CREATE INDEX ON seat (unit_id);
         ANALYZE roll; ANALYZE seat; ANALYZE ballot",
    ),
    // three for the committee out of four, and the secretary by the committee
    (
        "counts",
        "CREATE TEMP TABLE elected AS
         SELECT branch.id AS unit_id, branch.b, branch.parent_id AS above_id, ballot.people, ballot.candidates, ballot.outcome,
           jsonb_build_object('committee', 3, 'deputies', 0, 'secretary_by', 'committee', 'shift', NULL::text) AS plan,
           jsonb_build_object('no_rights', '[]'::jsonb, 'left_out', '[]'::jsonb, 'meeting', jsonb_build_object(
             'should', roll.voters, 'present', n.present, 'quorum', (roll.voters * 4 + 4) / 5, 'people', roll.people)) AS roll,
           jsonb_build_array(
             jsonb_build_object('number', 1, 'office', 'committee_member', 'seats', 3, 'should', roll.voters, 'present', n.present,
               'issued', n.present, 'returned', n.present, 'spoilt', 0, 'votes', ballot.votes, 'needed', roll.voters / 2 + 1,
               'void', false, 'elected', to_jsonb(ballot.elected), 'tied', '[]'::jsonb, 'taken_back', NULL::text),
             jsonb_build_object('number', 2, 'office', 'secretary', 'seats', 1, 'should', 3, 'present', 3, 'issued', 3,
               'returned', 3, 'spoilt', 0, 'votes', ballot.votes_within, 'needed', 2, 'void', false,
               'elected', to_jsonb(ballot.elected[1:1]), 'tied', '[]'::jsonb, 'taken_back', NULL::text)) AS rounds
         FROM branch
         JOIN roll ON roll.unit_id = branch.id
         JOIN ballot ON ballot.unit_id = branch.id
         CROSS JOIN LATERAL (SELECT roll.voters - 3 AS present) AS n;
         ANALYZE elected",
    ),
    (
        "elections",
        "INSERT INTO elections (id, unit_id, above_id, state, planned_on, held_on, closed_on, people, plan, roll, candidates,
           rounds, outcome, answers, created_at, updated_at, version)
         SELECT gen_random_uuid(), elected.unit_id, elected.above_id, 'completed', d.held, d.held, d.held + 15, elected.people,
           elected.plan, elected.roll, elected.candidates, elected.rounds, elected.outcome, jsonb_build_object('reason', NULL::text,
             'given', jsonb_build_object('filed', paper.paper, 'approved', paper.paper)),
           d.held - 40 + time '10:00', d.held + 15 + time '10:00', 9
         FROM elected
         JOIN units ON units.id = elected.unit_id
         CROSS JOIN (VALUES (0), (3)) AS term(back)
         CROSS JOIN LATERAL (SELECT (units.term_started_on - term.back * interval '1 year')::date AS held) AS d
         CROSS JOIN LATERAL (SELECT jsonb_build_object('doc_no', '党发〔' || extract(year FROM d.held) || '〕' || elected.b || '号',
           'decided_on', d.held + 15) AS paper) AS paper",
    ),
    // one branch of fifty is at it
    (
        "elections_open",
        "INSERT INTO elections (id, unit_id, above_id, state, planned_on, held_on, people, plan, roll, candidates, rounds, outcome,
           answers, created_at, updated_at, version)
         SELECT gen_random_uuid(), unit_id, above_id, now.state, now.day, CASE WHEN now.n > 0 THEN now.day END, people, plan,
           CASE WHEN now.n > 0 THEN roll ELSE jsonb_set(roll, '{meeting}', 'null') END, candidates,
           CASE WHEN now.n > 1 THEN rounds ELSE '[]' END, CASE WHEN now.n > 1 THEN outcome ELSE '[]' END,
           jsonb_build_object('reason', NULL::text, 'given', jsonb_build_object()), current_date - 30 + time '10:00',
           current_date - 3 + time '10:00', 5
         FROM elected
         CROSS JOIN LATERAL (SELECT (b / 50 % 3)::int AS n,
           (ARRAY['preparing', 'voting', 'decided'])[(b / 50 % 3 + 1)::int] AS state,
           current_date - 2 + CASE WHEN b / 50 % 3 = 0 THEN 22 ELSE 0 END AS day) AS now
         WHERE b % 50 = 7",
    ),
];
