-- what it was made for is asked in another way
DROP INDEX members_dues_letter_idx;
