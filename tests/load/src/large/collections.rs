//! A form that the top has sent down to every branch and half of them have filled in, and those of three years before it, as
//! statements over sets.

pub const STATEMENTS: &[(&str, &str)] = &[
    (
        "forms",
        r#"CREATE TEMP TABLE form AS SELECT '{"fields": [
             {"key": "unit", "label": "党支部名称", "kind": "text", "known": "unit_name"},
             {"key": "secretary", "label": "书记", "kind": "text", "known": "secretary_name"},
             {"key": "members", "label": "党员人数", "kind": "number", "known": "members"},
             {"key": "full", "label": "正式党员人数", "kind": "number", "known": "members_full"},
             {"key": "themed_days", "label": "主题党日次数", "kind": "number", "known": "themed_days_held"},
             {"key": "lectures", "label": "党课次数", "kind": "number", "known": "lectures_held"},
             {"key": "volunteers", "label": "志愿者人数", "kind": "number", "required": true, "least": 0, "most": 1000},
             {"key": "funds", "label": "活动经费", "kind": "money", "required": true},
             {"key": "training", "label": "培训方式", "kind": "choice", "required": true, "choices": ["集中", "线上", "未开展"]},
             {"key": "room", "label": "有党员活动室", "kind": "yes_no", "required": true},
             {"key": "remarks", "label": "存在的困难", "kind": "text"},
             {"key": "projects", "label": "为民办实事项目", "kind": "table", "columns": [
               {"key": "name", "label": "项目", "kind": "text", "required": true},
               {"key": "people", "label": "受益人数", "kind": "number"},
               {"key": "cost", "label": "投入", "kind": "money"}]}]}'::jsonb AS form"#,
    ),
    // one every quarter; the last is open
    (
        "collections",
        "INSERT INTO collections (id, unit_id, title, intro, form, state, due_on, sent_on, closed_on, created_at, updated_at,
           version)
         SELECT gen_random_uuid(), units.id, '党支部工作情况统计（' || to_char(d.sent, 'YYYY-MM') || '）', '请各党支部如实填写。',
           form.form, CASE WHEN back.n = 0 THEN 'sent' ELSE 'closed' END, d.sent + 21, d.sent,
           CASE WHEN back.n > 0 THEN d.sent + 30 END, d.sent + time '09:00', d.sent + time '09:00', 2
         FROM form CROSS JOIN units CROSS JOIN generate_series(0, 12) AS back(n)
         CROSS JOIN LATERAL (SELECT current_date - 9 - back.n * 91 AS sent) AS d
         WHERE units.parent_id IS NULL;
         ANALYZE collections",
    ),
    // of twenty branches seven have handed in and three more are taken in, three have begun, one has it back
    (
        "answers",
        "INSERT INTO collection_answers (collection_id, unit_id, state, given, known, steps, asked_on, submitted_on, accepted_on,
           on_behalf, created_at, updated_at, version)
         SELECT collections.id, branch.id, s.state,
           CASE s.state WHEN 'asked' THEN '{}' ELSE jsonb_build_object('volunteers', branch.b % 30, 'funds', branch.b % 97 * 1000,
             'training', (ARRAY['集中', '线上', '未开展'])[(branch.b % 3 + 1)::int], 'room', branch.b % 4 > 0,
             'remarks', '退休党员行动不便，集中学习有困难。', 'projects', (SELECT jsonb_agg(jsonb_build_object(
               'name', '困难家庭帮扶' || n, 'people', n * 7, 'cost', n * 50000)) FROM generate_series(1, branch.b % 4 + 1) AS n)) END,
           CASE WHEN s.state IN ('submitted', 'accepted') THEN jsonb_build_object('unit', units.name, 'secretary', seat.name,
             'members', 40, 'full', 38, 'themed_days', 9, 'lectures', 3) ELSE '{}' END,
           s.steps, collections.sent_on, CASE WHEN s.state IN ('submitted', 'accepted', 'returned') THEN d.handed END,
           CASE s.state WHEN 'accepted' THEN d.handed + 2 END, false, collections.created_at, d.handed + time '10:00', 3
         FROM collections
         CROSS JOIN branch
         JOIN units ON units.id = branch.id
         JOIN seat ON seat.unit_id = branch.id AND seat.m = 1
         CROSS JOIN LATERAL (SELECT collections.sent_on + (branch.b % 6)::int AS handed) AS d
         CROSS JOIN LATERAL (SELECT CASE WHEN collections.state = 'closed' OR branch.b % 20 IN (7, 8, 9) THEN 'accepted'
             WHEN branch.b % 20 < 7 THEN 'submitted' WHEN branch.b % 20 < 13 THEN 'draft' WHEN branch.b % 20 = 13 THEN 'returned'
             ELSE 'asked' END AS state) AS said
         CROSS JOIN LATERAL (SELECT said.state, coalesce(jsonb_agg(jsonb_build_object('step', step.step,
             'at', d.handed || 'T10:00:00+08:00', 'by', NULL::text, 'by_name', seat.name, 'on_behalf', false,
             'reason', CASE step.step WHEN 'return' THEN '请核对志愿者人数' END, 'before', NULL::text) ORDER BY step.n), '[]') AS steps
           FROM (VALUES (1, 'save', 'draft'), (2, 'submit', 'submitted'), (3, 'accept', 'accepted'), (3, 'return', 'returned'))
             AS step(n, step, makes)
           WHERE said.state <> 'asked' AND (step.makes = said.state OR step.n = 1 OR (step.n = 2 AND said.state <> 'draft'))) AS s",
    ),
];
