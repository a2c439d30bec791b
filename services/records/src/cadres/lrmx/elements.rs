//! The elements of the file, each with the field it belongs to. Reading and writing go by this one table.

use super::form::{Form, Kin, Stamp};
use kernel::YearMonth;

pub const ROOT: &str = "Person";
pub const FAMILY: &str = "JiaTingChengYuan";
pub const ITEM: &str = "Item";
pub const PHOTO: &str = "ZhaoPian";

/// A place for a value.
pub enum Slot<'a> {
    Text(&'a mut String),
    Month(&'a mut Option<YearMonth>),
    Stamp(&'a mut Option<Stamp>),
}

/// Characters a text may have.
pub const MOST_TEXT: usize = 5000;

type Place<T> = fn(&mut T) -> Slot<'_>;

macro_rules! places {
    ($($element:literal = $kind:ident $field:ident),* $(,)?) => {
        &[$(($element, |whole| Slot::$kind(&mut whole.$field))),*]
    };
}

/// The elements before the family, in the order of the file.
pub const HEAD: &[(&str, Place<Form>)] = places![
    "XingMing" = Text name,
    "XingBie" = Text gender,
    "ChuShengNianYue" = Month birth,
    "MinZu" = Text ethnic,
    "JiGuan" = Text native_place,
    "ChuShengDi" = Text birth_place,
    "RuDangShiJian" = Month party_joined,
    "CanJiaGongZuoShiJian" = Month work_began,
    "JianKangZhuangKuang" = Text health,
    "ZhuanYeJiShuZhiWu" = Text professional_title,
    "ShuXiZhuanYeYouHeZhuanChang" = Text speciality,
    "QuanRiZhiJiaoYu_XueLi" = Text full_time_level,
    "QuanRiZhiJiaoYu_XueWei" = Text full_time_degree,
    "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi" = Text full_time_level_school,
    "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi" = Text full_time_degree_school,
    "ZaiZhiJiaoYu_XueLi" = Text in_service_level,
    "ZaiZhiJiaoYu_XueWei" = Text in_service_degree,
    "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi" = Text in_service_level_school,
    "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi" = Text in_service_degree_school,
    "XianRenZhiWu" = Text post,
    "NiRenZhiWu" = Text proposed_post,
    "NiMianZhiWu" = Text removed_post,
    "JianLi" = Text resume,
    "JiangChengQingKuang" = Text awards,
    "NianDuKaoHeJieGuo" = Text results,
    "RenMianLiYou" = Text reason,
];

/// The elements behind it.
pub const TAIL: &[(&str, Place<Form>)] = places![
    "ChengBaoDanWei" = Text reported_by,
    "JiSuanNianLingShiJian" = Stamp age_as_of,
    "TianBiaoShiJian" = Stamp filled_on,
    "TianBiaoRen" = Text filled_by,
    "ShenFenZheng" = Text id_no,
    "Version" = Text program,
];

/// The elements of a member of the family.
pub const KIN: &[(&str, Place<Kin>)] = places![
    "ChengWei" = Text relation,
    "XingMing" = Text name,
    "ChuShengRiQi" = Month birth,
    "ZhengZhiMianMao" = Text political,
    "GongZuoDanWeiJiZhiWu" = Text work,
];
