-- Papers of the unit that belong to the record of a meeting (签到表、发言提纲、手写记录), scanned: ids of documents, in order.
ALTER TABLE meetings ADD COLUMN papers jsonb;
