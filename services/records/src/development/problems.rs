//! What is refused before the rules of the procedure are asked; what those say is in [`super::findings`].

rest::problems! {
    pub NOT_PRACTISED = 409, "development_not_practised", zh "本单位不开展发展党员工作（{source}，{since} 起施行）", en "This organisation does not develop members ({source}, in force since {since})";
    pub UNKNOWN_UNIT = 422, "unknown_unit", zh "没有这个党组织，或不在您的管理范围内", en "There is no such unit within your reach";
    pub UNIT_NOT_ACTIVE = 409, "unit_not_active", zh "“{name}”已撤销", en "{name} has been dissolved";
    pub DEVELOPS_NOBODY = 422, "unit_develops_nobody", zh "“{name}”不能发展党员，请选择党支部", en "{name} cannot develop members; choose a branch";
    pub FILE_OPEN = 409, "development_file_open", zh "此人在本单位已有一份在办的发展党员档案", en "This person has an open development file in this organisation already";
    pub FILE_ELSEWHERE = 409, "development_file_elsewhere", zh "此人在其他单位已有一份在办的发展党员档案，请联系平台运营者", en "This person has an open development file elsewhere; contact the operator of the platform";
    pub ALREADY_FULL = 409, "already_full_member", zh "此人已是正式党员", en "This person is a full member already";
    pub MEMBER_DIFFERS = 422, "member_differs", zh "该公民身份号码已登记为预备党员“{name}”，姓名不一致", en "The number belongs to the probationary member {name}; the names differ";
    pub CLOSED = 409, "development_file_closed", zh "档案已于 {on} 办结", en "The file was closed on {on}";
    pub NOT_HISTORY = 422, "development_not_history", zh "补录只用于建档（{opened}）之前办理的步骤", en "Only what was done before the file was opened here ({opened}) is filled in afterwards";
    pub UNKNOWN_MEMBER = 422, "unknown_member", zh "没有这名党员，或不在您的管理范围内", en "There is no such member within your reach";
    pub NOT_ASKED = 422, "not_asked_here", zh "此步骤不填写这一项", en "This step does not ask for that";
    pub MENTOR_ONESELF = 422, "mentor_oneself", zh "不能由本人担任", en "Nobody accompanies the own development";
    pub UNKNOWN_BODY = 422, "unknown_body", zh "请选择作出决定的党组织，或填写其名称和类别", en "Say which body decided: a unit, or its name and kind";
    pub BALLOT_METHOD = 422, "vote_method", zh "应采用无记名投票（依据：{source}）", en "The vote has to be secret (by {source})";
    pub MORE_PRESENT = 422, "vote_more_present", zh "到会 {present} 人加书面意见 {written} 份，超过应到会 {should} 人", en "{present} present and {written} in writing are more than the {should} who should attend";
    pub MORE_ISSUED = 422, "vote_more_issued", zh "发出 {issued} 票，超过到会 {present} 人", en "{issued} ballots were issued to {present} present";
    pub MORE_RETURNED = 422, "vote_more_returned", zh "收回 {returned} 票，超过发出的 {issued} 票", en "{returned} ballots came back of {issued} issued";
    pub NOT_ADDED_UP = 422, "vote_not_added_up", zh "各项票数合计 {sum}，与收回的 {returned} 票不符", en "The ballots add up to {sum}, but {returned} came back";
    pub MORE_EXCLUDED = 422, "vote_more_excluded", zh "不计入应到会的 {excluded} 人超过有表决权的 {entitled} 人", en "{excluded} left out are more than the {entitled} entitled";
    pub NO_QUORUM = 422, "vote_no_quorum", zh "到会 {present} 人，至少须 {quorum} 人，会议无效，不能作出决定", en "{present} were present and {quorum} are needed, so the meeting decided nothing";
    pub VOTE_SAYS_OTHERWISE = 422, "vote_says_otherwise", zh "表决结果是通过，与所选结果不符", en "The vote passed, which is not the outcome given";
    pub PROBATION_UNKNOWN = 422, "probation_unknown", zh "没有接收预备党员的支部大会日期，不能登记为预备党员", en "The day of the meeting that admitted is not known, so nobody is entered as a probationary member";
    pub NOT_A_MEMBER_YET = 422, "not_a_member_yet", zh "此人还没有登记为预备党员", en "This person is not entered as a probationary member";
    pub NOTHING_TO_RETRACT = 409, "nothing_to_retract", zh "没有可以撤销的步骤", en "There is no step to take back";
    pub STEP_STANDS = 409, "step_stands", zh "“{step}”已改变党员身份，不能撤销", en "{step} has changed a membership and cannot be taken back";
    pub NO_NOTICE_HERE = 422, "no_notice_here", zh "此步骤不需要公示", en "No notice is asked ahead of this step";
    pub NOTICE_TOO_SHORT = 422, "notice_too_short", zh "公示 {days} 个工作日，至少 {least} 个，最早到 {earliest}（依据：{source}）", en "{days} working days; at least {least} are asked, to {earliest} at the earliest (by {source})";
    pub NOTICE_SHOWS = 422, "notice_shows_too_much", zh "公示不得包含这一项（依据：{source}）", en "A notice must not tell this (by {source})";
    pub ENDS_BEFORE_START = 422, "ends_before_start", zh "结束日期不能早于开始日期", en "It cannot end before it begins";
    pub WITHDRAWN = 409, "notice_withdrawn", zh "公示已撤回", en "The notice was withdrawn";
    pub OUTSIDE_NOTICE = 422, "before_notice", zh "日期不能早于公示开始日期 {from}", en "It cannot be before the notice began on {from}";
    pub SETTLED = 409, "objection_settled", zh "此异议已处理完毕", en "The objection is settled already";
    pub SETTLED_EARLY = 422, "settled_before_raised", zh "处理日期不能早于提出日期 {raised}", en "It cannot be settled before it was raised on {raised}";
    pub UNKNOWN_PAPER = 422, "unknown_paper", zh "清单中没有这种材料", en "There is no such paper on the list";
    pub UNKNOWN_DOCUMENT = 422, "unknown_document", zh "没有这份文件，或不属于本人和所在支部", en "There is no such document of the person or the branch";
    pub NO_RECORD = 404, "no_member_record", zh "您的账号没有关联党员信息", en "Your account has no member record";
}
