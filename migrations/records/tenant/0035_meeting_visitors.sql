-- Members of organisations elsewhere (流入党员) on the list of a meeting, and what became of each; none where there are none.
-- They are no members here, so they stand beside the list the numbers of a meeting are counted of.
ALTER TABLE meetings ADD COLUMN visitors jsonb;
