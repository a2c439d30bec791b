rest::problems! {
    pub UNKNOWN_MEMBER = 422, "unknown_member", zh "没有这名党员，或不在您的管理范围内", en "There is no such member within your reach";
    pub NOT_A_MEMBER = 422, "not_a_member", zh "此人已不是党员", en "This person is no longer a member";
    pub SINCE_IN_FUTURE = 422, "since_in_future", zh "起始日期不能晚于今天", en "The beginning must not be later than today";
    pub SINCE_BEFORE_JOINED = 422, "since_before_joined", zh "起始日期不能早于加入党组织日期", en "The beginning must not lie before the day of joining";
    pub UNTIL_IN_FUTURE = 422, "until_in_future", zh "结束日期不能晚于今天", en "The end must not be later than today";
    pub UNTIL_BEFORE_SINCE = 422, "until_before_since", zh "结束日期不能早于起始日期", en "The end must not lie before the beginning";
    pub ALREADY_FLOATING = 409, "already_floating", zh "该党员已登记为流动党员", en "The member is registered as floating already";
    pub ALREADY_LOST = 409, "already_lost", zh "该党员已登记为失联党员", en "The member is registered as out of contact already";
    pub ALREADY_EXEMPT = 409, "already_exempt", zh "该党员在这段时间已登记为免予参加", en "The member is exempt already for part of this time";
    pub NOT_A_GROUND = 422, "exemption_not_a_ground", zh "不是可以免予参加的情形（依据：{source}，自 {since} 起）", en "Nobody is exempt on this ground (by {source}, since {since})";
    pub AGREED_LATER = 422, "exemption_agreed_later", zh "应先经同意，再免予参加：同意日期不能晚于起始日期（依据：{source}，自 {since} 起）", en "Consent comes first: it cannot be of a day after the beginning (by {source}, since {since})";
    pub NOT_FULL = 422, "rights_of_full_members", zh "预备党员没有表决权、选举权和被选举权，不需要登记", en "Whoever is on probation has none of these rights, so nothing is entered";
    pub RIGHTS_REST = 409, "rights_rest_already", zh "该党员在这段时间已登记停止行使权利", en "The rights of the member rest already for part of this time";
    pub NOT_ABROAD = 409, "spell_not_abroad", zh "该党员登记的不是出国（境），不需要登记联系情况", en "The member is not entered as abroad, so no contact is noted";
    pub CONTACT_BEFORE_SINCE = 422, "contact_before_since", zh "联系日期不能早于外出日期", en "The contact must not lie before the member left";
    pub RELATION_MOVES = 422, "stay_relation_moves", zh "这次外出应当转移组织关系，不开具证明信（依据：{source}，自 {since} 起）", en "For this stay the relation is to be moved, so there is no certificate (by {source}, since {since})";
    pub CERTIFICATE_DAYS = 422, "stay_certificate_too_long", zh "证明信有效期最晚到 {latest}（依据：{source}，自 {since} 起）", en "A certificate may be valid until {latest} at the latest (by {source}, since {since})";
    pub CERTIFICATE_OVER = 422, "stay_certificate_over", zh "有效期不能早于今天", en "It cannot be valid until a day before today";
    pub CERTIFICATE_MEANWHILE = 409, "stay_certificate_meanwhile", zh "刚刚有人开具了证明信，请重试", en "Somebody has just issued a certificate; try again";
    pub CERTIFICATE_CANCELLED = 409, "stay_certificate_cancelled", zh "这份证明信已作废", en "This certificate was cancelled";
    pub ENDED_ALREADY = 409, "spell_ended_already", zh "该记录已结束", en "The entry has ended already";
    pub UNKNOWN_INFLOW = 422, "unknown_inflow_unit", zh "没有这个流入地党组织", en "There is no such unit to receive the member";
    pub UNKNOWN_REASON = 422, "unknown_reason", zh "失联原因应为 1 至 7", en "A reason is a code from 1 to 7";
}
