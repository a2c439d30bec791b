//! Between a record and the appointment form.

use super::{
    details::{CadrePerson, Details, FormSlip, HeldPost, Private, Relative, Schooling, Studies},
    draft::{Draft, lines_fault},
    lrmx::{Form, Kin, Stamp},
    rules::{resume, yearly},
    spoken,
};
use kernel::UnitId;
use rest::Problem;
use time::Date;

/// The record a form tells.
///
/// # Errors
/// When its career cannot be read.
pub fn draft_of(form: Form, unit: UnitId) -> Result<Draft, Problem> {
    let results = yearly::read(&form.results);
    let results_note = if results.is_some() { String::new() } else { form.results.clone() };
    let stamp = |stamp: Option<Stamp>| stamp.map(Stamp::text).unwrap_or_default();
    let titles = form.post.lines().map(str::trim).filter(|title| !title.is_empty());
    let details = Details {
        person: person(&form),
        schooling: schooling(&form),
        posts: titles.map(|title| HeldPost { title: title.to_owned(), since: None }).collect(),
        resume: resume::read(&form.resume).map_err(lines_fault)?,
        results: results.unwrap_or_default(),
        results_note,
        awards_note: form.awards,
        form: FormSlip {
            proposed_post: form.proposed_post,
            removed_post: form.removed_post,
            reason: form.reason,
            reported_by: form.reported_by,
            age_as_of: stamp(form.age_as_of),
            filled_on: stamp(form.filled_on),
            filled_by: form.filled_by,
            program: form.program,
        },
        ..Details::default()
    };
    let family = form.family.into_iter().map(relative).collect();
    Ok(Draft {
        unit_id: unit,
        member_id: None,
        name: form.name,
        id_no: Some(form.id_no).filter(|text| !text.trim().is_empty()),
        photo_id: None,
        details,
        private: Private { health: form.health, family },
    })
}

/// What a form tells of the person.
pub fn person(form: &Form) -> CadrePerson {
    CadrePerson {
        gender: form.gender.clone(),
        birth: form.birth,
        ethnic: form.ethnic.clone(),
        native_place: form.native_place.clone(),
        birth_place: form.birth_place.clone(),
        party_joined: form.party_joined,
        work_began: form.work_began,
        professional_title: form.professional_title.clone(),
        speciality: form.speciality.clone(),
    }
}

/// What it tells of the schooling.
pub fn schooling(form: &Form) -> Schooling {
    Schooling {
        full_time: Studies {
            level: form.full_time_level.clone(),
            degree: form.full_time_degree.clone(),
            level_school: form.full_time_level_school.clone(),
            degree_school: form.full_time_degree_school.clone(),
        },
        in_service: Studies {
            level: form.in_service_level.clone(),
            degree: form.in_service_degree.clone(),
            level_school: form.in_service_level_school.clone(),
            degree_school: form.in_service_degree_school.clone(),
        },
    }
}

pub fn relative(kin: Kin) -> Relative {
    Relative {
        relation: kin.relation,
        name: kin.name,
        birth: kin.birth,
        political: kin.political,
        work: kin.work,
    }
}

/// The form a record makes on a day, without its photograph. `proposed` is what is proposed now, if anything is.
pub fn form_of(draft: Draft, proposed: Option<FormSlip>, today: Date) -> Form {
    let Draft { name, id_no, details, private, .. } = draft;
    let (results, awards, career) = (results(&details), awards(&details), resume::write(&details.resume));
    let Details { person, schooling: Schooling { full_time, in_service }, posts, form: slip, .. } = details;
    let slip = proposed.unwrap_or(slip);
    let kin = |one: Relative| Kin {
        relation: one.relation,
        name: one.name,
        birth: one.birth,
        political: one.political,
        work: one.work,
    };
    Form {
        name,
        gender: person.gender,
        birth: person.birth,
        ethnic: person.ethnic,
        native_place: person.native_place,
        birth_place: person.birth_place,
        party_joined: person.party_joined,
        work_began: person.work_began,
        health: private.health,
        professional_title: person.professional_title,
        speciality: person.speciality,
        full_time_level: full_time.level,
        full_time_degree: full_time.degree,
        full_time_level_school: full_time.level_school,
        full_time_degree_school: full_time.degree_school,
        in_service_level: in_service.level,
        in_service_degree: in_service.degree,
        in_service_level_school: in_service.level_school,
        in_service_degree_school: in_service.degree_school,
        post: posts.iter().map(|post| post.title.as_str()).collect::<Vec<_>>().join("\n"),
        proposed_post: slip.proposed_post,
        removed_post: slip.removed_post,
        resume: career,
        awards,
        results,
        reason: slip.reason,
        family: private.family.into_iter().map(kin).collect(),
        reported_by: slip.reported_by,
        age_as_of: Some(Stamp::Day(today)),
        filled_on: Some(Stamp::Day(today)),
        filled_by: slip.filled_by,
        id_no: id_no.unwrap_or_default(),
        photo: Vec::new(),
        program: slip.program,
    }
}

fn results(details: &Details) -> String {
    joined([yearly::write(&details.results), details.results_note.clone()])
}

/// What a form told before, and what was recorded since.
fn awards(details: &Details) -> String {
    let month = |on: Date| resume::written(kernel::YearMonth::of(on), ".");
    let rewards = details.rewards.iter().map(|one| format!("{}  {}", month(one.on), one.text));
    let penalties = details.penalties.iter().map(|one| {
        let text = format!("{}  {} {}", month(one.on), spoken::penalty_on_form(one.penalty), one.text);
        text.trim_end().to_owned()
    });
    let lines: Vec<String> = rewards.chain(penalties).collect();
    joined([details.awards_note.clone(), lines.join("\n")])
}

fn joined(parts: [String; 2]) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    parts.join("\n")
}
