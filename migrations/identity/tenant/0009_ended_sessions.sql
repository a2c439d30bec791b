-- What goes at once when a session ends is its token: in place of the hash stands its own number, which is no hash of
-- anything. The column stays filled, as the program before expects.
ALTER TABLE sessions ADD CONSTRAINT sessions_ended_has_no_token
    CHECK ((ended_at IS NULL) = (octet_length(token_hash) = 32));
