-- whoever came with a letter that says up to which month dues are paid: few, asked for by boards over everybody
CREATE INDEX members_dues_letter_idx ON members (id) WHERE dues_paid_to IS NOT NULL;
