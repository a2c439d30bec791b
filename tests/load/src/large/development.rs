//! What became of those people, as statements over sets: every file has gone the way of the procedure up to some step, and
//! a few have left it there.

/// Days of [`super::files`] are reckoned back from today; the way to full membership takes 970. `sort` and `turn` say which
/// files are in a state.
pub const STATEMENTS: &[(&str, &str)] = &[
    (
        "ways",
        "CREATE TEMP TABLE way (number, step, outcome, day) AS VALUES
           (1, 'apply', 'done', 0), (2, 'talk', 'done', 20), (3, 'choose_activist', 'chosen', 60),
           (4, 'file_activist', 'filed', 80), (5, 'assign_contacts', 'done', 85), (6, 'review_activist', 'done', 240),
           (7, 'review_activist', 'done', 420), (8, 'choose_candidate', 'chosen', 470), (9, 'file_candidate', 'consented', 490),
           (10, 'name_introducers', 'done', 495), (11, 'political_review', 'passed', 510), (12, 'train', 'done', 530),
           (13, 'committee_review', 'passed', 545), (14, 'pre_review', 'passed', 560), (15, 'issue_form', 'done', 565),
           (16, 'admission_meeting', 'passed', 575), (17, 'talk_before_approval', 'done', 585), (18, 'approval', 'approved', 600),
           (19, 'file_with_department', 'done', 605), (20, 'place_in_branch', 'done', 606), (21, 'oath', 'done', 620),
           (22, 'review_probationary', 'done', 755), (23, 'apply_for_confirmation', 'done', 925),
           (24, 'confirmation_meeting', 'confirm', 945), (25, 'confirmation_approval', 'confirmed', 965), (26, 'archive', 'done', 970);
         CREATE TEMP TABLE stage (sort, turn, state, standing, done, entered, first, first_outcome, second, second_outcome, due_step)
         AS VALUES
           ('member', 0, 'extended', 'probationary', 23, 18, 'confirmation_meeting', 'extend', 'confirmation_approval', 'extended',
             'confirmation_meeting'),
           ('member', 1, 'confirmation_pending', 'probationary', 24, 24, NULL, NULL, NULL, NULL, 'confirmation_approval'),
           ('member', 2, 'extension_pending', 'probationary', 23, 18, 'confirmation_meeting', 'extend', NULL, NULL,
             'confirmation_approval'),
           ('member', 3, 'cancellation_pending', 'probationary', 22, 18, 'confirmation_meeting', 'cancel', NULL, NULL,
             'confirmation_approval'),
           ('member', 4, 'probationary', 'probationary', 22, 18, NULL, NULL, NULL, NULL, 'review_probationary'),
           ('outside', 0, 'applicant', 'applicant', 1, 1, NULL, NULL, NULL, NULL, 'talk'),
           ('outside', 1, 'talked', 'applicant', 2, 2, NULL, NULL, NULL, NULL, NULL),
           ('outside', 2, 'talked', 'applicant', 2, 2, NULL, NULL, NULL, NULL, NULL),
           ('outside', 3, 'activist_pending', 'activist', 3, 3, NULL, NULL, NULL, NULL, NULL),
           ('outside', 4, 'activist', 'activist', 5, 4, NULL, NULL, NULL, NULL, 'review_activist'),
           ('outside', 5, 'activist', 'activist', 6, 4, NULL, NULL, NULL, NULL, 'review_activist'),
           ('outside', 6, 'activist', 'activist', 7, 4, NULL, NULL, NULL, NULL, 'review_activist'),
           ('outside', 7, 'candidate_pending', 'activist', 8, 8, NULL, NULL, NULL, NULL, NULL),
           ('outside', 8, 'candidate', 'candidate', 9, 9, NULL, NULL, NULL, NULL, NULL),
           ('outside', 9, 'candidate', 'candidate', 12, 9, NULL, NULL, NULL, NULL, NULL),
           ('outside', 10, 'committee_reviewed', 'candidate', 13, 13, NULL, NULL, NULL, NULL, 'pre_review'),
           ('outside', 11, 'pre_reviewed', 'candidate', 14, 14, NULL, NULL, NULL, NULL, NULL),
           ('outside', 12, 'form_issued', 'candidate', 15, 15, NULL, NULL, NULL, NULL, 'admission_meeting'),
           ('outside', 13, 'reported', 'candidate', 16, 16, NULL, NULL, NULL, NULL, NULL),
           ('outside', 14, 'approval', 'candidate', 17, 17, NULL, NULL, NULL, NULL, 'approval'),
           ('outside', 15, 'lapsed', 'candidate', 17, 17, 'lapse', 'done', NULL, NULL, NULL),
           ('confirmed', 0, 'full', 'full', 26, 25, NULL, NULL, NULL, NULL, NULL),
           ('ended', 0, 'withdrawn', 'ended', 7, 4, 'withdraw', 'done', NULL, NULL, NULL),
           ('ended', 1, 'removed', 'ended', 9, 9, 'remove', 'done', NULL, NULL, NULL),
           ('ended', 2, 'moved', 'ended', 5, 4, 'move_away', 'done', NULL, NULL, NULL),
           ('ended', 3, 'cancelled', 'ended', 22, 18, 'confirmation_meeting', 'cancel', 'confirmation_approval', 'cancelled', NULL);
         ANALYZE way; ANALYZE stage; ANALYZE sealed",
    ),
    // who is in the year of probation was admitted on the day the roster has, most of the full members long ago
    (
        "files",
        "CREATE TEMP TABLE file AS
         SELECT sealed.*, branch.id AS unit_id, person.id AS member_id, stage.state, stage.standing, stage.done, stage.entered,
           stage.first, stage.first_outcome, stage.second, stage.second_outcome, stage.due_step, reached.day AS reached,
           CASE WHEN stage.sort = 'member' AND stage.turn = 4 THEN current_date - 200 - 575
                WHEN stage.sort = 'confirmed' AND sealed.f > 4 THEN date '2012-06-30' - 575
                ELSE current_date - 40 - reached.day - (branch.b * 31 % CASE stage.sort WHEN 'member' THEN 60
                  WHEN 'outside' THEN 300 ELSE 900 END)::int END AS start
         FROM sealed
         JOIN branch ON branch.b = sealed.b
         LEFT JOIN person ON person.unit_id = branch.id AND person.m = sealed.m
         JOIN stage ON stage.sort = CASE sealed.f WHEN 1 THEN 'member' WHEN 2 THEN 'member' WHEN 3 THEN 'outside'
             WHEN 9 THEN 'ended' ELSE 'confirmed' END
           AND stage.turn = CASE stage.sort WHEN 'member' THEN least((sealed.b + sealed.f) % 25, 4) WHEN 'outside' THEN sealed.b % 16
             WHEN 'ended' THEN sealed.b % 4 ELSE 0 END
         JOIN way AS reached ON reached.number = stage.done;
         ANALYZE file;
         INSERT INTO development_files (id, person_id, member_id, unit_id, name, id_no_sealed, id_no_blind, gender, ethnic,
           birth_date, education, state, standing, since, due_on, due_step, closed_on, plan_year, planned_on, created_at,
           updated_at, version)
         SELECT file.id, coalesce(file.member_id, gen_random_uuid()), file.member_id, file.unit_id, file.name, file.id_no_sealed,
           file.id_no_blind, file.gender, '01', file.birth_date, CASE file.b % 3 WHEN 0 THEN '61' ELSE '21' END, file.state,
           file.standing, d.since, CASE WHEN file.due_step IS NOT NULL THEN d.due END, file.due_step,
           CASE WHEN file.standing IN ('full', 'ended') THEN d.since END,
           CASE WHEN p.planned THEN extract(year FROM current_date)::smallint END, CASE WHEN p.planned THEN d.since END,
           file.start + time '10:00', d.since + time '10:00', file.done
         FROM file
         JOIN way AS entered ON entered.number = file.entered
         CROSS JOIN LATERAL (SELECT current_date + ((file.b * 11 + file.f * 5) % 200)::int - 10 AS due,
           file.start + CASE WHEN file.second IS NOT NULL THEN file.reached + 30 WHEN file.first IS NOT NULL THEN file.reached + 15
             ELSE entered.day END AS since) AS d
         CROSS JOIN LATERAL (SELECT file.standing = 'candidate' AND file.b % 2 = 0 AS planned) AS p",
    ),
    (
        "development_steps",
        "INSERT INTO development_steps (id, file_id, number, step, outcome, decided_on, months, training_hours, training_days,
           warnings, rests_on, recorded_at)
         SELECT gen_random_uuid(), file.id, taken.number, taken.step, taken.outcome, taken.day, taken.months,
           CASE taken.step WHEN 'train' THEN 24 END, CASE taken.step WHEN 'train' THEN 3 END, '[]', '[]', taken.day + time '10:00'
         FROM file
         CROSS JOIN LATERAL (
           SELECT number, step, outcome, file.start + day AS day, NULL::smallint AS months FROM way WHERE number <= file.done
           UNION ALL
           SELECT file.done + 1, file.first, file.first_outcome, file.start + file.reached + 15,
             CASE file.first_outcome WHEN 'extend' THEN 6::smallint END WHERE file.first IS NOT NULL
           UNION ALL
           SELECT file.done + 2, file.second, file.second_outcome, file.start + file.reached + 30, NULL
             WHERE file.second IS NOT NULL) AS taken",
    ),
    // the top has its plan from outside and hands it to its committees; one of ten has less than it has admitted
    (
        "plans",
        "INSERT INTO development_plans (unit_id, year, quota, changes, created_at, updated_at, version)
         SELECT units.id, extract(year FROM current_date)::smallint, given.quota,
           jsonb_build_array(jsonb_build_object('quota', given.quota, 'decided_on', given.day, 'doc_no', NULL::text,
             'reason', NULL::text, 'set_by', NULL::text, 'set_at', given.day || 'T10:00:00+08:00')),
           given.day + time '10:00', given.day + time '10:00', 1
         FROM units
         CROSS JOIN LATERAL (SELECT date_trunc('year', current_date)::date AS day,
           CASE WHEN units.parent_id IS NULL THEN 6000 WHEN units.position % 10 = 0 THEN 80 ELSE 110 END AS quota) AS given
         WHERE units.kind = 'party_committee'",
    ),
];
