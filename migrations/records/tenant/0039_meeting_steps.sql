-- Steps before an organisational-life meeting (组织生活会) that nobody can tell from what is recorded elsewhere - studying,
-- asking for opinions, writing outlines - as they were noted; none where there are none.
ALTER TABLE meetings ADD COLUMN steps jsonb;
