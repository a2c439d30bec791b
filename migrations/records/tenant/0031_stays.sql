-- What is known of a stay away (流动): outside the country (出国), where the branch has to hear of the member; how long it is
-- to last, whether unit of work or residence changed, and whether it is at one place, from which follows what paper it needs.
-- Empty is not told.
ALTER TABLE floating_spells ADD COLUMN abroad boolean;
ALTER TABLE floating_spells ADD COLUMN last_contact_on date;
ALTER TABLE floating_spells ADD COLUMN last_contact_by varchar(50);
ALTER TABLE floating_spells ADD COLUMN expected_until date;
ALTER TABLE floating_spells ADD COLUMN changed boolean;
ALTER TABLE floating_spells ADD COLUMN fixed_place boolean;
ALTER TABLE floating_spells ADD CONSTRAINT floating_spells_contact CHECK (last_contact_on >= since);
