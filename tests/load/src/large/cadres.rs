//! Cadres with their appointments, and the register of talks, as statements over sets.

pub const STATEMENTS: &[(&str, &str)] = &[
    // the secretary of every branch, and ten people of each committee
    (
        "cadres",
        "CREATE TEMP TABLE cadre AS
         SELECT gen_random_uuid() AS id, row_number() OVER (ORDER BY person.m, branch.b) AS n, members.id AS member_id,
           CASE person.m WHEN 1 THEN branch.id ELSE branch.parent_id END AS unit_id, members.name, members.gender,
           members.birth_date
         FROM person JOIN branch ON branch.id = person.unit_id JOIN members ON members.id = person.id
         WHERE person.m = 1 OR (person.m = 4 AND branch.b % 5 = 1);
         INSERT INTO cadres (id, unit_id, member_id, name, details, created_at, updated_at, version)
         SELECT id, unit_id, member_id, name, jsonb_build_object(
             'person', jsonb_build_object('gender', CASE gender WHEN 'female' THEN '女' ELSE '男' END,
               'birth', to_char(birth_date, 'YYYY-MM'), 'ethnic', '汉族', 'native_place', '山东济南', 'birth_place', '山东济南',
               'party_joined', '2012-06', 'work_began', '2005-07', 'professional_title', '经济师'),
             'schooling', jsonb_build_object('full_time', jsonb_build_object('level', '大学', 'degree', '管理学学士',
               'level_school', '山东大学管理学院', 'degree_school', '山东大学管理学院')),
             'posts', jsonb_build_array(jsonb_build_object('title', '党支部书记', 'since', '2024-03-01')),
             'resume', jsonb_build_array(
               jsonb_build_object('from', '2001-09', 'to', '2005-07', 'text', '山东大学管理学院学生'),
               jsonb_build_object('from', '2005-07', 'to', '2012-03', 'text', '第' || n % 50 + 1 || '分公司职员'),
               jsonb_build_object('from', '2012-03', 'to', '2018-05', 'text', '第' || n % 50 + 1 || '分公司科长'),
               jsonb_build_object('from', '2018-05', 'to', NULL::text, 'text', '第' || n % 50 + 1 || '分公司副经理')),
             'results', (SELECT jsonb_agg(jsonb_build_object('year', extract(year FROM current_date)::int - ago,
               'grade', CASE WHEN (n + ago) % 6 = 0 THEN 'excellent' ELSE 'competent' END) ORDER BY ago DESC)
               FROM generate_series(1, 5) AS ago)),
           '2024-03-05 10:00+08', '2024-03-05 10:00+08', 1
         FROM cadre",
    ),
    // of every fifth; three of ten are under way
    (
        "appointments",
        "INSERT INTO cadre_appointments (id, cadre_id, kind, post, reason, elected, state, discussed_on, notice_from, notice_until,
           notice_place, objections_open, decided_on, doc_no, probation_until, closed_on, steps, rests_on, created_at, updated_at,
           version)
         SELECT gen_random_uuid(), cadre.id, 'promotion', '第' || cadre.n % 50 + 1 || '分公司经理', '工作需要', false, s.state, s.day,
           CASE WHEN s.n > 0 THEN s.day + 5 END, CASE WHEN s.n > 0 THEN s.day + 12 END, CASE WHEN s.n > 0 THEN '公司公告栏' END, 0,
           CASE WHEN s.n > 1 THEN s.day + 20 END, CASE WHEN s.n > 1 THEN '干字' || cadre.n || '号' END,
           CASE WHEN s.n > 1 THEN s.day + 20 + 365 END, CASE WHEN s.n > 2 THEN s.day + 20 + 370 END,
           jsonb_build_array(jsonb_build_object('step', 'propose', 'on', s.day, 'reason', NULL::text, 'taken_by', NULL::text,
             'recorded_at', s.day || 'T10:00:00+08:00')),
           '[]', s.day + time '10:00', s.day + time '10:00', s.n + 1
         FROM cadre
         CROSS JOIN LATERAL (SELECT least(cadre.n / 5 % 10, 3)::int AS n,
           (ARRAY['proposed', 'in_notice', 'in_probation', 'confirmed'])[(least(cadre.n / 5 % 10, 3) + 1)::int] AS state,
           current_date - (CASE least(cadre.n / 5 % 10, 3) WHEN 0 THEN 4 WHEN 1 THEN 8 WHEN 2 THEN 370 - cadre.n % 60
             ELSE 500 + cadre.n % 600 END)::int AS day) AS s
         WHERE cadre.n % 5 = 0",
    ),
    // the three of the committee with each other, and each with some of the members
    (
        "talks",
        "INSERT INTO talks (id, unit_id, day, one_id, other_id, pair, state, entered_by_member, objected_by, created_at, updated_at,
           version)
         SELECT gen_random_uuid(), branch.id, d.day, least(one.id, other.id), greatest(one.id, other.id),
           CASE WHEN k.n <= 3 THEN 'committee' ELSE 'committee_and_member' END, s.state, one.id,
           CASE s.state WHEN 'objected' THEN other.id END, d.day + time '17:00', d.day + time '17:00', 1
         FROM branch
         CROSS JOIN generate_series(1, 20) AS k(n)
         JOIN person AS one ON one.unit_id = branch.id
           AND one.m = CASE WHEN k.n <= 2 THEN 1 WHEN k.n = 3 THEN 2 ELSE k.n % 3 + 1 END
         JOIN person AS other ON other.unit_id = branch.id
           AND other.m = CASE WHEN k.n = 1 THEN 2 WHEN k.n <= 3 THEN 3 ELSE k.n END
         CROSS JOIN LATERAL (SELECT current_date - ((branch.b * 7 + k.n * 17) % 330)::int AS day) AS d
         CROSS JOIN LATERAL (SELECT CASE WHEN (branch.b * 20 + k.n) % 500 = 9 THEN 'objected'
           WHEN (branch.b * 20 + k.n) % 200 = 11 THEN 'withdrawn' ELSE 'standing' END AS state) AS s",
    ),
];
