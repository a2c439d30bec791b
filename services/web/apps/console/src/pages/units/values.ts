import type { UnitDetail, UnitIn, UnitKind } from '../../api/records';

/** What the form of a unit shows; every empty field is null. */
export interface UnitValues {
  kind: UnitKind | null;
  name: string;
  short_name: string | null;
  nature: NonNullable<UnitIn['nature']> | null;
  situation: NonNullable<UnitIn['situation']> | null;
  body_name: string | null;
  credit_code: string | null;
  joint_bodies: number | null;
  contact_name: string | null;
  contact_phone: string | null;
  founded_on: string | null;
  approved_doc_no: string | null;
  term_started_on: string | null;
  term_years: number | null;
  direct_transfers: boolean;
  external_code: string | null;
}

export const EMPTY: UnitValues = {
  kind: null,
  name: '',
  short_name: null,
  nature: null,
  situation: null,
  body_name: null,
  credit_code: null,
  joint_bodies: null,
  contact_name: null,
  contact_phone: null,
  founded_on: null,
  approved_doc_no: null,
  term_started_on: null,
  term_years: null,
  direct_transfers: false,
  external_code: null,
};

export const toValues = (unit: UnitDetail): UnitValues => ({
  kind: unit.kind,
  name: unit.name,
  short_name: unit.short_name,
  nature: unit.nature,
  situation: unit.situation,
  body_name: unit.body_name,
  credit_code: unit.credit_code,
  joint_bodies: unit.joint_bodies,
  contact_name: unit.contact_name,
  contact_phone: unit.contact_phone,
  founded_on: unit.founded_on,
  approved_doc_no: unit.approved_doc_no,
  term_started_on: unit.term.started_on,
  term_years: unit.term.years,
  direct_transfers: unit.direct_transfers,
  external_code: unit.external_code,
});
