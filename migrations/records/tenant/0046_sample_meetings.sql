-- What was planned or held to play with goes with the sample data. A record that was filed has versions, which nobody can
-- delete, and stays with them.
GRANT DELETE ON meetings TO {{tenant}};
