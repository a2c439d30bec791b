-- Who was missed, of all meetings of half a year at once: few are, and whoever asks for them need not read the rest.
CREATE INDEX meeting_participants_missed_idx ON meeting_participants (meeting_id, member_id)
    WHERE mark = 'unexcused' AND standing <> 'guest';
