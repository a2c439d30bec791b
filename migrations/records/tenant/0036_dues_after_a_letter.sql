-- Up to which month the dues of somebody from elsewhere are paid, and the day of the letter (介绍信) that says so. The months
-- up to it were the sender's; none for whoever never came with a letter.
ALTER TABLE members ADD COLUMN dues_paid_to date;
ALTER TABLE members ADD COLUMN dues_letter_on date;
ALTER TABLE members ADD CONSTRAINT members_dues_letter CHECK ((dues_paid_to IS NULL) = (dues_letter_on IS NULL));

-- Those who have come already, by the letter that counted.
UPDATE members m SET dues_paid_to = came.paid_to, dues_letter_on = came.issued_on
    FROM (SELECT DISTINCT ON (t.member_id) t.member_id, l.paid_to, l.issued_on
        FROM transfers t JOIN transfer_letters l ON l.transfer_id = t.id
        WHERE t.route IN ('incoming', 'exchange_in') AND t.accepted_on IS NOT NULL AND t.member_id IS NOT NULL
        ORDER BY t.member_id, t.accepted_on DESC, l.version DESC) came
    WHERE came.member_id = m.id;
