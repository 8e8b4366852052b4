//! Folio's own engine on the corpus.

use folio::schema::{Catalogue, Field, Shape};
use folio::source::Tree;

use super::{Sample, settings};

/// What folio says of a sample: `rule place` of each fault.
fn verdict(sample: &Sample, client: &Shape, folio: &Shape) -> Vec<String> {
    let shape = if sample.is_settings() { folio } else { client };
    let tree = Tree::parse(&sample.text);
    assert!(tree.faults().is_empty(), "{}: {:?}", sample.name(), tree.faults());
    shape.check(&tree).iter().map(|fault| format!("{} {}", fault.rule, fault.path)).collect()
}

#[test]
fn valid_files_have_no_fault() {
    let (client, folio) = (Shape::client(&settings()), Shape::folio());
    for sample in Sample::all("valid") {
        assert_eq!(verdict(&sample, &client, &folio), [""; 0], "{}", sample.name());
    }
}

#[test]
fn invalid_files_have_the_fault_they_name_and_no_other() {
    let (client, folio) = (Shape::client(&settings()), Shape::folio());
    let wrong: Vec<_> = Sample::all("invalid")
        .iter()
        .map(|sample| (sample.name().to_owned(), sample.fault().to_owned(), verdict(sample, &client, &folio)))
        .filter(|(_, expected, found)| found != std::slice::from_ref(expected))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_valid_files_know_every_field() {
    let samples = Sample::all("valid");
    for (settings_file, catalogue) in [(false, Catalogue::client(&settings())), (true, Catalogue::folio())] {
        let of_kind = |sample: &&Sample| sample.is_settings() == settings_file;
        let lines: Vec<_> = samples.iter().filter(of_kind).flat_map(|sample| sample.text.lines()).collect();
        for section in catalogue.sections() {
            let headers = [format!("[{}]", section.name), format!("[[{}]]", section.name)];
            let under = |field: &Field| written(&lines, &headers, &section.name, &field.name);
            let missing: Vec<_> =
                section.fields.iter().filter(|field| !under(field)).map(|field| &field.name).collect();
            assert!(missing.is_empty(), "no valid file has these fields of `{}`: {missing:?}", section.name);
        }
    }
}

/// Whether a key stands under one of the headers, or as a table of its own.
fn written(lines: &[&str], headers: &[String], section: &str, key: &str) -> bool {
    let mut inside = false;
    let assigned = format!("{key} = ");
    let table = format!("[{section}.{key}]");
    lines.iter().any(|line| {
        if line.starts_with('[') {
            inside = headers.iter().any(|header| line == header);
        }
        *line == table || (inside && line.starts_with(&assigned))
    })
}
