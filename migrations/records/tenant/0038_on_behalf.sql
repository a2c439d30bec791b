-- What somebody with a role asked for on behalf of a member (代办): the member sees by whom, and may take it back. All of it
-- is empty where the member asked.
ALTER TABLE corrections ADD COLUMN on_behalf boolean;
ALTER TABLE corrections ADD COLUMN asked_by_name varchar(50);
ALTER TABLE meeting_participants ADD COLUMN leave_asked_by uuid;
ALTER TABLE meeting_participants ADD COLUMN leave_asked_by_name varchar(50);
