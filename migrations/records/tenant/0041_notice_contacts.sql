-- Where somebody can object during a public notice (公示) ahead of a step: a telephone, an address or office. Notices from
-- before have neither.
ALTER TABLE development_notices ADD COLUMN objection_phone varchar(60);
ALTER TABLE development_notices ADD COLUMN objection_address varchar(200);
