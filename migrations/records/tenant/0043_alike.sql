-- The meeting of the same unit whose minutes those of this one were like when it was filed last; none where they are like
-- none. It is a hint for whoever looks, so it goes nowhere when the other meeting goes.
ALTER TABLE meetings ADD COLUMN resembles_id uuid;
