-- An import enters who is out of contact, and an import that is undone takes these entries back with the members.
GRANT DELETE ON lost_contacts TO {{tenant}};
