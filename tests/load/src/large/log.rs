//! What the product writes down beside everything: the records of meetings as they were filed, and the audit log of the last
//! twelve months, as far as a measured page reads it.

pub const STATEMENTS: &[(&str, &str)] = &[
    // of the branches that are looked at; those of all would be the largest table by far
    (
        "versions",
        "INSERT INTO meeting_versions (meeting_id, number, content, filed_at)
         SELECT meetings.id, 1, jsonb_build_object('kinds', meetings.kinds, 'subject', meetings.subject, 'place', meetings.place,
           'day', meetings.day, 'started_at', meetings.started_at, 'ended_at', meetings.ended_at, 'serves_year', NULL::text,
           'chair_id', meetings.chair_id, 'recorder_id', meetings.recorder_id, 'guests', 0, 'guests_note', NULL::text,
           'agenda', meetings.agenda, 'minutes', meetings.minutes, 'list', list.people, 'decisions', '[]'::jsonb,
           'follow_ups', '[]'::jsonb), meetings.updated_at
         FROM shown
         JOIN meetings ON meetings.unit_id = shown.id
         CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('member_id', p.member_id, 'standing', p.standing, 'mark', p.mark,
           'absence', p.absence)) AS people FROM meeting_participants p WHERE p.meeting_id = meetings.id) AS list",
    ),
    // four entries of each meeting, one of each payment, of each talk, of each answer and of each member who moved
    (
        "entries_of_log",
        r#"CREATE TEMP TABLE entry AS
         SELECT meetings.ended_at + step.n * interval '4 minutes' AS at, meetings.unit_id, step.action, 'meeting' AS subject,
           meetings.id AS subject_id, NULL::text AS old, NULL::text AS new
         FROM meetings CROSS JOIN (VALUES (0, 'plan'), (1, 'attend'), (2, 'write'), (3, 'file')) AS step(n, action)
         WHERE meetings.day >= current_date - 366
         UNION ALL
         SELECT p.recorded_at + person.m * interval '45 seconds', p.unit_id, 'pay', 'dues', p.id, NULL,
           format('{"unit_id":"%s"}', p.unit_id)
         FROM dues_payments p JOIN person ON person.id = p.member_id WHERE p.recorded_at >= current_date - 366
         UNION ALL
         SELECT created_at, unit_id, 'enter_talk', 'talk', id, NULL, NULL FROM talks
         UNION ALL
         SELECT updated_at, unit_id, 'submit', 'collection', collection_id, NULL, format('{"unit_id":"%s"}', unit_id)
         FROM collection_answers WHERE submitted_on >= current_date - 366
         UNION ALL
         SELECT updated_at, to_unit_id, 'update', 'member', member_id, format('{"unit_id":"%s"}', from_unit_id),
           format('{"unit_id":"%s"}', to_unit_id)
         FROM transfers WHERE state = 'to_ok'"#,
    ),
    // a chain in form, that nobody verifies
    (
        "log",
        "INSERT INTO audit_log (seq, id, at, actor_kind, actor_id, action, subject, subject_id, old, new, prev, hash)
         SELECT n, gen_random_uuid(), at, 'account', md5(unit_id::text)::uuid, action, subject, subject_id, old, new,
           sha256(int8send(n - 1)), sha256(int8send(n))
         FROM (SELECT entry.*, audit_head.seq + row_number() OVER (ORDER BY entry.at, entry.subject_id, entry.action) AS n
           FROM entry CROSS JOIN audit_head) AS numbered
         ORDER BY n;
         UPDATE audit_head SET seq = last.seq, hash = last.hash
         FROM (SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1) AS last",
    ),
];
