//! What is refused, and what findings of the rules say. `{source}` and `{since}` tell where a rule is from.

rest::problems! {
    pub UNKNOWN_UNIT = 422, "unknown_unit", zh "没有这个党支部", en "There is no such branch";
    pub NOT_A_MEMBER = 422, "not_a_member", zh "此人的组织关系已不在本单位", en "This person's membership is no longer here";
    pub ONE_TARGET = 422, "transfer_one_target", zh "转入的党支部和外单位名称只填一项", en "Give either a branch here or a place elsewhere";
    pub COMMITTEE_RECORDS = 403, "transfer_committee_records", zh "外单位的介绍信由“{committee}”登记", en "A letter from elsewhere is recorded by {committee}";
    pub NOT_TO_BE_CHANGED = 409, "transfer_not_to_be_changed", zh "只有草稿和退回修改的申请可以修改", en "Only a draft, or a request that was returned, can be changed";
    pub NO_LETTER = 404, "transfer_no_letter", zh "这次接转没有介绍信", en "There is no letter for this transfer";
    pub OPEN_MEANWHILE = 409, "transfer_open_meanwhile", zh "刚刚有人登记了接转，请刷新后查看", en "Somebody has just opened a transfer; reload to see it";
    pub LETTER_MEANWHILE = 409, "transfer_letter_meanwhile", zh "刚刚有人开具了介绍信，请刷新后查看", en "Somebody has just issued a letter; reload to see it";
    pub BEFORE_LAST_STEP = 422, "transfer_before_last_step", zh "日期不能早于上一步的 {since_day}", en "The day cannot be before the last step on {since_day}";
    pub PAID_TO_NEEDED = 422, "transfer_paid_to_needed", zh "本系统没有该党员的党费记录，请填写党费交到的月份", en "No dues are recorded here; say up to which month they are paid";
    pub PAID_TO_KNOWN = 422, "transfer_paid_to_differs", zh "党费台账显示交到 {known}，介绍信须与台账一致", en "By the ledger dues are paid up to {known}, and the letter has to say so";
    pub LETTER_FIELDS = 422, "transfer_letter_fields", zh "此项只用于对应的介绍信", en "This belongs to another kind of letter";
    pub HOLDS_POST = 422, "transfer_holds_post", zh "在转出党支部担任的{post}职务，接收后自动免去，须先安排接替", en "The post of {post} in the sending branch ends when the membership is taken; a successor is needed first";
    pub UNDER_OBSERVATION = 422, "transfer_under_observation", zh "自 {since_day} 起留党察看，处分材料须一并移交，由接收方继续考察", en "Under observation within the Party since {since_day}; the papers of the penalty go along, and the receiving side goes on with it";
    pub UNKNOWN_ORGANISATION = 422, "unknown_transfer_organisation", zh "没有这个单位，或它目前不接收组织关系", en "There is no such organisation, or it does not take relations now";
    pub UNKNOWN_COMMITTEE = 422, "unknown_transfer_committee", zh "没有这个接收党委", en "There is no such receiving committee";
    pub TARGET_FIXED = 409, "transfer_target_fixed", zh "对方单位已收到这次接转，转入单位不能再改；请撤回后重新申请", en "The other organisation has this transfer already, so its aim stays; withdraw it and apply anew";
    pub BRANCH_BY_RECEIVER = 422, "transfer_branch_by_receiver", zh "只有转入党委审核外单位转来的接转时才指定党支部", en "A branch is named only by the receiving committee when it approves what another organisation sent";
    pub RECEIVER_GONE = 409, "transfer_receiver_gone", zh "对方单位目前不接收组织关系，请撤销后改走介绍信", en "The other organisation takes no relations now; revoke the transfer and use a letter on paper";
    pub OTHER_SIDE_FIRST = 409, "transfer_other_side_first", zh "对方单位刚刚办理了一步，请稍候刷新后再办", en "The other organisation has just taken a step; reload in a moment";
    pub NO_TREE = 409, "transfer_no_tree", zh "请先建立党组织架构", en "Make the tree of the organisation first";
    pub EXCHANGE_LOST = 409, "transfer_exchange_lost", zh "与对方单位的联系已中断，无法确认对方是否仍保留该党员，不能接收", en "The line to the other organisation is lost; whether it still has the member is not known, so the member cannot be taken";

    pub NOT_PRACTISED = 409, "transfers_not_practised", zh "本单位不办理组织关系接转（依据：{source}，自 {since} 起）", en "This organisation does not move relations (by {source}, since {since})";
    pub NO_SUCH_STEP = 409, "transfer_no_such_step", zh "当前状态为“{state}”，不能{step}", en "In the state {state} it is not possible to {step}";
    pub NOT_YOURS = 403, "transfer_not_yours", zh "这一步不由您办理", en "This step is somebody else's";
    pub REASON_MISSING = 422, "missing", zh "请说明原因", en "Say why";
    pub ALREADY_OPEN = 422, "transfer_already_open", zh "已有 {opened} 登记的接转正在办理（{state}），办结以后才能再次申请（依据：{source}，自 {since} 起）", en "A transfer of {opened} is under way ({state}); the next one begins after it (by {source}, since {since})";
    pub SAME_BRANCH = 422, "transfer_same_branch", zh "组织关系已在这个党支部", en "The membership is in this branch already";
    pub CANNOT_LET_GO = 422, "transfer_cannot_let_go", zh "转出的党组织不能接转组织关系（依据：{source}，自 {since} 起）", en "The sending unit takes no part in transfers (by {source}, since {since})";
    pub CANNOT_TAKE = 422, "transfer_cannot_take", zh "转入的党组织不能接收组织关系，请选择党支部（依据：{source}，自 {since} 起）", en "The receiving unit cannot take members; choose a branch (by {source}, since {since})";
    pub UNFINISHED = 422, "transfer_unfinished", zh "有未了事项：{pending}（依据：{source}，自 {since} 起）", en "Something is not finished: {pending} (by {source}, since {since})";
    pub ARREARS = 422, "transfer_arrears", zh "党费交到 {paid_to}，欠 {months} 个月，建议先补交（依据：{source}，自 {since} 起）", en "Dues are paid up to {paid_to}, {months} months behind; they should be paid first (by {source}, since {since})";
    pub LETTER_MISSING = 409, "transfer_letter_missing", zh "还没有开具介绍信", en "There is no letter yet";
    pub LETTER_DAYS = 422, "transfer_letter_days", zh "介绍信有效期 {days} 天，应为 {least} 至 {most} 天（依据：{source}，自 {since} 起）", en "A letter is valid for {least} to {most} days, not for {days} (by {source}, since {since})";
    pub LETTER_EXPIRED = 422, "transfer_letter_expired", zh "介绍信 {issued_on} 开具，有效期到 {valid_until}，已过期，请转出党委重新开具（依据：{source}，自 {since} 起）", en "The letter of {issued_on} was valid until {valid_until}; the sending committee has to issue a new one (by {source}, since {since})";
    pub NOT_EXPIRED = 409, "transfer_letter_not_expired", zh "介绍信有效期到 {valid_until}，尚未过期", en "The letter is valid until {valid_until}";
    pub BEFORE_LETTER = 422, "transfer_before_letter", zh "日期 {on} 早于介绍信开具日期 {issued_on}", en "{on} is before the letter of {issued_on}";
    pub AGAINST_RULES = 422, "transfer_against_rules", zh "与组织关系接转的规定不符", en "This is against the rules on transfers";
}
