rest::problems! {
    pub UNIT_CYCLE = 422, "unit_cycle", zh "不能把“{name}”移到它自己或其下级组织之下", en "{name} cannot be moved below itself";
    pub CYCLE_IN_PAST = 422, "unit_cycle_in_past", zh "按此决定日期，组织隶属关系在 {day} 会形成循环", en "With this day of decision the tree would run in a circle on {day}";
    pub KIND_UNDER_KIND = 422, "kind_not_allowed_here", zh "{kind}不能设在{parent}之下", en "{kind} cannot stand under {parent}";
    pub KIND_AT_TOP = 422, "kind_not_allowed_at_top", zh "{kind}不能作为最上级组织", en "{kind} cannot be at the top";
    pub ROOT_EXISTS = 409, "root_exists", zh "最上级组织已经存在，请选择上级组织", en "There is a top unit already; choose a parent";
    pub ROOT_STAYS = 422, "root_stays", zh "最上级组织不能移动、合并或撤销", en "The top unit cannot be moved, merged or dissolved";
    pub UNKNOWN_PARENT = 422, "unknown_parent", zh "没有这个上级组织，或不在您的管理范围内", en "There is no such parent unit within your reach";
    pub UNKNOWN_TARGET = 422, "unknown_target", zh "没有这个组织，或不在您的管理范围内", en "There is no such unit within your reach";
    pub NOT_ACTIVE = 409, "unit_not_active", zh "“{name}”已撤销", en "{name} has been dissolved";
    pub NAME_TAKEN = 409, "unit_name_taken", zh "同一上级组织下已有同名组织", en "The parent has a unit of this name already";
    pub TOO_DEEP = 422, "unit_too_deep", zh "组织层级最多 {most} 层", en "The tree has at most {most} levels";
    pub HAS_CHILDREN = 409, "unit_has_children", zh "尚有 {count} 个下级组织，不能撤销", en "{count} units below it are active, so it cannot be dissolved";
    pub HAS_MEMBERS = 409, "unit_has_members", zh "尚有 {count} 名党员，不能撤销", en "It still has {count} members, so it cannot be dissolved";
    pub GROUP_HAS_MEMBERS = 409, "group_has_members", zh "党小组尚有 {count} 名党员，不能移到另一党支部；请先将其调出", en "The group has {count} members of its branch, so it cannot be moved to another; take them out of it first";
    pub CANNOT_TAKE_MEMBERS = 422, "target_cannot_hold_members", zh "“{name}”不能编入党员，不能接收合并", en "{name} cannot hold members, so they cannot be merged into it";
    pub CHILDREN_NOT_ALLOWED = 422, "children_not_allowed", zh "下级组织“{name}”不能设在合并后的组织之下", en "The unit {name} below it could not stand under the merged one";
    pub KIND_KEEPS_MEMBERS = 409, "kind_keeps_members", zh "尚有党员，不能改为不编入党员的组织类别", en "It has members, so it cannot become a kind that holds none";
    pub DECIDED_IN_FUTURE = 422, "decided_in_future", zh "决定日期不能晚于今天", en "The day of decision must not be later than today";
    pub DECIDED_TOO_EARLY = 422, "decided_too_early", zh "决定日期不能早于上一次决定（{day}）", en "The decision cannot be older than the one before it ({day})";
    pub FOUNDED_IN_FUTURE = 422, "founded_in_future", zh "成立日期不能晚于今天", en "The day of founding must not be later than today";
    pub TERM_BEFORE_FOUNDING = 422, "term_before_founding", zh "本届任期不能早于成立日期", en "The term cannot begin before the founding";
    pub TERM_YEARS = 422, "term_years", zh "任期应为 1 到 10 年", en "A term has 1 to 10 years";
    pub BAD_CREDIT_CODE = 422, "bad_credit_code", zh "统一社会信用代码不正确", en "Not a valid unified social credit code";
    pub SITUATION_HAS_NO_BODY = 422, "situation_has_no_body", zh "与上级党组织相同时，不填单位名称和代码", en "Leave name and code of the body out when it is the same as the parent's";
    pub BAD_PHONE = 422, "bad_phone", zh "电话应为手机号码或含区号的固定电话", en "A phone is a mobile number or a landline with its area code";
    pub STILL_IN_USE = 409, "unit_still_in_use", zh "组织已被引用，不能撤回", en "The unit is in use and cannot be taken back";
}
