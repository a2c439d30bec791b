//! What is refused.

rest::problems! {
    pub ONE_OF_BOTH = 422, "honour_of_one", zh "请选择受表彰的党员或者党组织，二者选一", en "Name the member or the unit that was honoured, one of the two";
    pub ENTERED_ALREADY = 409, "honour_entered_already", zh "这项表彰已经登记", en "This honour is entered already";
}
