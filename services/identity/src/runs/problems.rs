use rest::problems;

problems! {
    pub RUN_OVER = 409, "run_over",
        zh "这项变更已经完成。",
        en "This change is finished already.";
    pub RUN_HELD = 409, "run_held",
        zh "这项变更已经暂停。",
        en "This change is held.";
    pub RUN_NOT_HELD = 409, "run_not_held",
        zh "这项变更没有暂停。",
        en "This change is not held.";
    pub MIGRATION_HELD = 409, "migration_held",
        zh "升级已经暂停。",
        en "Migrations are held already.";
    pub MIGRATION_NOT_HELD = 409, "migration_not_held",
        zh "升级没有暂停。",
        en "Migrations are not held.";
}
