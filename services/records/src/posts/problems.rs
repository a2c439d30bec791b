rest::problems! {
    pub POST_TAKEN = 409, "post_taken", zh "{name}自 {since} 起担任{post}，任期重叠；请先办理离任", en "{name} has been {post} since {since}; the periods overlap, so end that one first";
    pub POST_HELD = 409, "post_taken", zh "该职务已有人担任", en "Somebody holds this post already";
    pub HELD_ALREADY = 409, "post_held_already", zh "此人已担任该职务", en "This person holds the post already";
    pub POST_NOT_IN_KIND = 422, "post_not_in_kind", zh "{kind}不设{post}一职", en "{kind} has no {post}";
    pub UNKNOWN_MEMBER = 422, "unknown_member", zh "没有这名党员", en "There is no such member";
    pub NOT_FULL = 422, "not_a_full_member", zh "预备党员不能担任党内职务", en "A probationary member cannot hold a post";
    pub STARTS_IN_FUTURE = 422, "starts_in_future", zh "任职日期不能晚于今天", en "The post cannot begin after today";
    pub ENDS_IN_FUTURE = 422, "ends_in_future", zh "离任日期不能晚于今天", en "The post cannot end after today";
    pub ENDS_BEFORE_START = 422, "ends_before_start", zh "离任日期不能早于任职日期", en "The post cannot end before it begins";
    pub TERM_BEFORE_START = 422, "term_before_start", zh "任期届满日期应晚于任职日期", en "The term must end after the post begins";
    pub BEFORE_JOINED = 422, "before_joined", zh "任职日期不能早于加入党组织日期", en "The post cannot begin before the person joined";
    pub BEFORE_FOUNDING = 422, "before_founding", zh "任职日期不能早于组织成立日期", en "The post cannot begin before the unit was founded";
    pub ENDED_ALREADY = 409, "post_ended_already", zh "已办理离任", en "The post has ended already";
}
