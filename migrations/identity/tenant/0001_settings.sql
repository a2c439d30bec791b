-- What an organisation decides about itself: name, look, and how strict log-in is. One row.
CREATE TABLE settings (
    id smallint NOT NULL,
    name varchar(120) NOT NULL,
    short_name varchar(40) NOT NULL,
    colour varchar(7) NOT NULL,
    help_phone varchar(40),
    locale varchar(5) NOT NULL,
    password_min_length integer NOT NULL,
    password_min_classes integer NOT NULL,
    password_max_age_days integer,
    password_member_max_age_days integer,
    password_history integer NOT NULL,
    session_idle_minutes integer NOT NULL,
    session_admin_idle_minutes integer NOT NULL,
    session_absolute_hours integer NOT NULL,
    lockout_failures integer NOT NULL,
    lockout_minutes integer NOT NULL,
    totp_required_roles jsonb NOT NULL,
    logo_id uuid,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT settings_pkey PRIMARY KEY (id),
    CONSTRAINT settings_single_row CHECK (id = 1),
    CONSTRAINT settings_colour_form CHECK (colour ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT settings_locale_word CHECK (locale IN ('zh-CN', 'en')),
    CONSTRAINT settings_password_bounds CHECK (
        password_min_length BETWEEN 8 AND 64
        AND password_min_classes BETWEEN 3 AND 4
        AND password_history BETWEEN 5 AND 24
        AND password_max_age_days BETWEEN 1 AND 90
        AND password_member_max_age_days BETWEEN 1 AND 730
    ),
    CONSTRAINT settings_session_bounds CHECK (
        session_idle_minutes BETWEEN 5 AND 1440
        AND session_admin_idle_minutes BETWEEN 5 AND 30
        AND session_absolute_hours BETWEEN 1 AND 720
    ),
    CONSTRAINT settings_lockout_bounds CHECK (
        lockout_failures BETWEEN 3 AND 10 AND lockout_minutes BETWEEN 10 AND 1440
    )
);

GRANT SELECT, INSERT, UPDATE ON settings TO {{tenant}};
