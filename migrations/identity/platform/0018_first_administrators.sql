-- How the administrator is called an organisation begins with, and in which language: kept with the run that makes it, in
-- the open as the contact address is, for whoever takes the run up after it was held or cut off. Gone with its end.
ALTER TABLE provisioning ADD COLUMN admin_name text;
ALTER TABLE provisioning ADD COLUMN admin_locale varchar(5);
ALTER TABLE provisioning ADD CONSTRAINT provisioning_admin_whole
    CHECK ((admin_name IS NULL) = (admin_locale IS NULL));
ALTER TABLE provisioning ADD CONSTRAINT provisioning_admin_locale_word CHECK (admin_locale IN ('zh-CN', 'en'));
