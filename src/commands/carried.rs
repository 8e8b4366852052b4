//! What a member carries, in the line in which a promise and a handover are weighed.

use crate::facts::Load;

/// Clients by weight against the limit; projects, where these are too many; and where to look, where either is.
pub fn told(load: &Load<'_>) -> String {
    let Load { member, weight, limit, projects, project_limit, .. } = load;
    if weight > limit {
        return format!(
            "weigh: {} carries clients of weight {weight}, where {limit} is the limit: `folio load`",
            member.id
        );
    }
    if load.is_over() {
        return format!(
            "weigh: {} carries {projects} projects, where {project_limit} is the limit: `folio load`",
            member.id
        );
    }
    format!("weigh: {} carries clients of weight {weight} of {limit}", member.id)
}
