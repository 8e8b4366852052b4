//! A client about to be made: what was told or asked, each part sound, and the text of its file.

use std::fmt::Write as _;

use super::NewArgs;
use crate::commands::asking;
use crate::commands::words::reference::must_be_one_of;
use crate::commands::words::value::refusal;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger, Newcomer, client_slug};
use crate::model::settings::StageKind;
use crate::model::value::Slug;
use crate::source::Literal;
use crate::store;

/// A client about to be made.
pub(super) struct Newborn {
    pub(super) slug: Slug,
    /// Relative to the ledger's root.
    pub(super) path: String,
    name: String,
    manager: String,
    tier: Option<String>,
    stage: Option<String>,
}

impl Newborn {
    /// What the words say, what a person on the terminal adds, and what is customary.
    pub(super) fn of(args: &NewArgs, context: &Context, ledger: &Ledger) -> Result<Newborn> {
        let folder = args.folder.as_deref().map(folder).transpose()?.unwrap_or_default();
        let called = called(args, context)?;
        let slug = slug(args, &called)?;
        let name = name(args, context, &called)?;
        let path = format!("clients/{folder}{slug}.toml");
        let newborn = Newborn {
            path,
            name,
            manager: manager(args, context, ledger)?,
            tier: tier(args, context, ledger)?,
            stage: stage(args, ledger)?,
            slug,
        };
        match ledger.clients().iter().find(|client| client.slug == newborn.slug.as_str()) {
            Some(ClientFile { path, .. }) => Err(newborn.is_there_already(path)),
            None => Ok(newborn),
        }
    }

    pub(super) fn is_there_already(&self, path: &str) -> Error {
        Error::usage(format!("there is a client `{}` already: {path}", self.slug))
            .hint(format!("choose another slug with `--slug`, or look at `folio show {}`", self.slug))
    }

    /// By what other clients would be recognised as the same one.
    pub(super) fn newcomer(&self, args: &NewArgs) -> Newcomer {
        Newcomer { names: vec![self.name.clone()], tax_id: args.tax_id.clone(), domains: args.domains.clone() }
    }

    /// The file: the line that tells editors the schema, the profile, the first stage.
    pub(super) fn text(&self, args: &NewArgs, ledger: &Ledger) -> String {
        let up = "../".repeat(self.path.matches('/').count());
        let mut text = format!("#:schema {up}.folio/client.schema.json\n\n[profile]\n");
        let mut pair = |key: &str, value: Option<Literal>| {
            if let Some(value) = value {
                let _ = writeln!(text, "{key} = {value}");
            }
        };
        pair("name", Some(Literal::text(&self.name)));
        pair("manager", Some(Literal::text(&self.manager)));
        pair("tier", self.tier.as_deref().map(Literal::text));
        pair("tax_id", args.tax_id.as_deref().map(Literal::text));
        let domains: Vec<Literal> = args.domains.iter().map(|domain| Literal::text(domain.trim())).collect();
        pair("domains", (!domains.is_empty()).then(|| Literal::list(domains)));
        if let Some(stage) = &self.stage {
            let _ = write!(text, "\n[[stages]]\nstage = {}\nentered = {}\n", Literal::text(stage), ledger.today());
        }
        text
    }
}

/// What the client was called on the command line, or by whoever could be asked.
fn called(args: &NewArgs, context: &Context) -> Result<String> {
    let told = args.client.as_deref().or(args.name.as_deref()).or(args.slug.as_deref()).map(str::trim);
    let called = match told {
        Some(called) if !called.is_empty() => called.to_owned(),
        _ if context.can_ask() => context.ask("Name", None, |typed| Ok(typed.to_owned()))?,
        _ => {
            return Err(Error::usage("a client needs a name")
                .hint("`folio new \"Балтика Инструмент\"`, or `folio new acme --name \"Acme\"`"));
        }
    };
    if called.contains(['/', '\\']) && args.slug.is_none() {
        return Err(Error::usage(format!("`{called}` is a path, a client's name is wanted"))
            .hint("a folder is chosen with `--folder`"));
    }
    Ok(called)
}

fn slug(args: &NewArgs, called: &str) -> Result<Slug> {
    if let Some(slug) = &args.slug {
        return slug.parse().map_err(|fault| refusal("slug", &fault));
    }
    if let Ok(slug) = called.parse::<Slug>() {
        return Ok(slug);
    }
    client_slug(called)
        .ok_or_else(|| Error::usage(format!("`{called}` gives no slug")).hint("choose one with `--slug`"))
}

/// The name as told; asked for where only a slug was typed and somebody is there.
fn name(args: &NewArgs, context: &Context, called: &str) -> Result<String> {
    match &args.name {
        Some(name) if name.trim().is_empty() => {
            Err(Error::usage("`--name` is empty").hint("write the name as people say it"))
        }
        Some(name) => Ok(name.trim().to_owned()),
        None if called.parse::<Slug>().is_ok() && context.can_ask() => {
            context.ask("Name", Some(called), |typed| Ok(typed.to_owned()))
        }
        None => Ok(called.to_owned()),
    }
}

/// The member who keeps the account: as told, else whoever runs folio, else as asked.
fn manager(args: &NewArgs, context: &Context, ledger: &Ledger) -> Result<String> {
    let settings = ledger.settings();
    let members: Vec<String> = settings.members.iter().map(|member| member.id.to_string()).collect();
    if let Some(manager) = &args.manager {
        return known("manager", "member", &members, manager);
    }
    let email = store::author_in(ledger.root(), ledger.environment())?.email;
    match settings.member_by_email(&email) {
        Some(member) => Ok(member.id.to_string()),
        None if context.can_ask() && !members.is_empty() => asking::one_of(context, "manager", &members, None),
        None => Err(Error::usage(format!("no member has the e-mail address `{email}`"))
            .hint(format!("name the manager with `--manager`; members: {}", members.join(", ")))
            .hint("or add the address to that member in `folio.toml`")),
    }
}

fn tier(args: &NewArgs, context: &Context, ledger: &Ledger) -> Result<Option<String>> {
    let tiers: Vec<String> = ledger.settings().tiers.iter().map(|tier| tier.id.to_string()).collect();
    match &args.tier {
        Some(tier) => known("tier", "tier", &tiers, tier).map(Some),
        None if context.can_ask() && tiers.iter().any(|tier| tier == STANDARD) => {
            let tier = asking::one_of(context, "tier", &tiers, Some(STANDARD))?;
            Ok(Some(tier).filter(|tier| tier != STANDARD))
        }
        None => Ok(None),
    }
}

/// The tier of a client whose file names none.
const STANDARD: &str = "standard";

/// The first stage: as told, else the first that is live; none in a ledger that has no live stage.
fn stage(args: &NewArgs, ledger: &Ledger) -> Result<Option<String>> {
    let lifecycle = &ledger.settings().lifecycle;
    if let Some(stage) = &args.stage {
        let stages: Vec<String> = lifecycle.iter().map(|stage| stage.id.to_string()).collect();
        return known("stage", "lifecycle stage", &stages, stage).map(Some);
    }
    Ok(lifecycle.iter().find(|stage| stage.kind == StageKind::Live).map(|stage| stage.id.to_string()))
}

fn known(flag: &str, what: &str, known: &[String], typed: &str) -> Result<String> {
    match must_be_one_of(what, known, typed) {
        Ok(()) => Ok(typed.to_owned()),
        Err(error) => Err(error.about(flag)),
    }
}

/// A folder under `clients/`, with `/` at its end.
fn folder(typed: &str) -> Result<String> {
    let trimmed = typed.trim_end_matches('/');
    let inside = trimmed.strip_prefix("clients/").unwrap_or(trimmed);
    let refused = |why: &str| {
        Error::usage(format!("`{typed}` is not a folder under `clients/`: {why}"))
            .hint("write a folder such as `north` or `north/food`")
    };
    if inside.starts_with('/') || trimmed.is_empty() {
        return Err(refused("it begins at the root of the disk"));
    }
    for name in inside.split('/') {
        let why = match name {
            "" => "a name in it is empty",
            ".." => "`..` leads out of it",
            _ if name.starts_with('.') => "what begins with a dot is not read",
            _ if name.contains('\\') => "`\\` is no part of a portable name",
            _ if name.chars().any(char::is_control) => "a control character is no part of a name",
            _ => continue,
        };
        return Err(refused(why));
    }
    Ok(format!("{inside}/"))
}
