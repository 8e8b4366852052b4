//! Findings as GitHub workflow commands, which become annotations on the lines of a pull request.
//!
//! Source: "Workflow commands for GitHub Actions", `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`.

use super::Safe;
use crate::diagnostic::{Finding, Level};

/// One command a line, in the order of the findings; `prefix` leads from the top of the checkout to the ledger.
pub fn write(findings: &[Finding], prefix: &str) -> String {
    findings.iter().map(|finding| command(finding, prefix)).collect()
}

fn command(finding: &Finding, prefix: &str) -> String {
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let place = &finding.place;
    let mut message = Safe::line(&finding.message).to_string();
    for also in &finding.also {
        let (file, text) = (Safe::line(&also.place.file), Safe::line(&also.message));
        message.push_str(&format!("\n{prefix}{file}:{}: {text}", also.place.line));
    }
    if !finding.help.is_empty() {
        message.push_str(&format!("\nhelp: {}", Safe::block(&finding.help)));
    }
    format!(
        "::{word} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
        property(&format!("{prefix}{}", Safe::line(&place.file))),
        place.line,
        place.end_line,
        place.column,
        // GitHub's end column is inclusive.
        if place.end_line == place.line {
            place.end_column.saturating_sub(1).max(place.column)
        } else {
            place.end_column
        },
        property(finding.rule),
        data(&message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
