//! Commendations and honours, and the concentrated courses of members, as statements over sets.

pub const STATEMENTS: &[(&str, &str)] = &[
    // of two years: in each four members of every fifth branch and every twenty-fifth branch itself; one of forty entries
    // was withdrawn
    (
        "honours",
        "INSERT INTO honours (id, unit_id, member_id, level, title, awarded_by, awarded_on, doc_no, recorded_at, withdrawn_at)
         SELECT gen_random_uuid(), branch.id, CASE WHEN k.n > 0 THEN person.id END,
           (ARRAY['grassroots', 'grassroots', 'grassroots', 'county', 'county', 'municipal', 'provincial', 'national'])[
             ((branch.b + k.n * 3 + y.ago) % 8 + 1)::int],
           CASE WHEN k.n = 0 THEN '先进基层党组织' WHEN k.n = 1 THEN '优秀党务工作者' ELSE '优秀共产党员' END,
           '上级党委', d.day, '党发' || y.ago || '-' || branch.b || '号', d.day + time '10:00',
           CASE WHEN (branch.b + k.n * 7 + y.ago) % 40 = 0 THEN d.day + time '16:00' END
         FROM branch
         CROSS JOIN generate_series(0, 4) AS k(n)
         CROSS JOIN generate_series(0, 1) AS y(ago)
         JOIN person ON person.unit_id = branch.id AND person.m = CASE k.n WHEN 0 THEN 1 WHEN 1 THEN 1 ELSE k.n * 5 + y.ago END
         CROSS JOIN LATERAL (SELECT current_date - (20 + y.ago * 365 + branch.b % 240)::int AS day) AS d
         WHERE (k.n > 0 AND branch.b % 5 = 0) OR branch.b % 25 = 0",
    ),
    // the three of the committee every year, and one of the members
    (
        "courses",
        "INSERT INTO courses (id, member_id, title, organiser, started_on, ended_on, hours, doc_no, recorded_at)
         SELECT gen_random_uuid(), person.id, CASE WHEN person.m <= 3 THEN '党支部书记和支部委员培训班' ELSE '党员集中轮训班' END,
           CASE WHEN person.m <= 3 THEN '市委党校' ELSE '上级党委' END, d.day, d.day + 2, 24, '结' || y.ago || '-' || branch.b || '号',
           d.day + 9 + time '10:00'
         FROM branch
         CROSS JOIN generate_series(0, 1) AS y(ago)
         JOIN person ON person.unit_id = branch.id AND (person.m <= 3 OR person.m = 4 + y.ago)
         CROSS JOIN LATERAL (SELECT current_date - (30 + y.ago * 365 + branch.b % 240)::int AS day) AS d",
    ),
];
