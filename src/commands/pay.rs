//! `folio pay`: money that came in for an invoice.

use std::cmp::Ordering;

use super::Outcome;
use super::chase::not_owed;
use super::commitment::past_day;
use super::words::address::section;
use super::words::entries::find;
use super::words::value::{Reading, is_bare, refusal};
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::{AsOf, Receivable, disputed, receivables};
use crate::model::value::{Money, SignedMoney};
use crate::source::{Edit, KeyPath, Literal, Tree};

/// Record what was paid of an invoice
///
/// Without an amount it is all that is left to pay. An amount without a currency is in that of the invoice; what went back is
/// negative.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio pay ladoga-beton 2026/016\n  folio pay ladoga-beton 2026/016 \"50000 RUB\" --on yesterday\n  \
    folio pay ladoga-beton 2026/016 -- -1500"
)]
pub struct PayArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The invoice, by its number
    invoice: String,
    /// How much: `50000 RUB`; absent: what is left to pay
    amount: Option<String>,
    /// Day on which it came in, where it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Adds the payment to the invoice's `payments`.
pub fn run(args: &PayArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let as_of = AsOf::of(&ledger);
    let mut line = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(ledger, &file.slug, &tree);
        let index = find(&tree, section(ledger.catalogue(), "invoices")?, &args.invoice, &file.slug)?.index;
        let client = draft.client(&file)?;
        let mut owed = receivables(&client, &as_of).into_iter().chain(disputed(&client, &as_of));
        let owed = owed.find(|open| open.row.index == index);
        let row = client.invoices.iter().find(|row| row.index == index);
        let row = row.ok_or_else(|| not_owed(&client, index, &file.slug, &as_of))?;
        let day = past_day(args.on.as_deref(), "on", &reading.when, "record a payment once it has come in")?;
        let amount = match (&args.amount, &owed) {
            (Some(typed), _) => amount(typed, &row.amount)?,
            (None, Some(open)) => open.open,
            (None, None) => return Err(not_owed(&client, index, &file.slug, &as_of)),
        };
        let goes_back = amount.minor() < 0;
        if owed.is_none() && !goes_back {
            return Err(not_owed(&client, index, &file.slug, &as_of));
        }
        let path = KeyPath::key("invoices").index(index).then("payments");
        let payment = vec![("date", Literal::from(day)), ("amount", Literal::text(&amount.to_string()))];
        draft.edit(&file.path, &[Edit::Push { path, value: Literal::inline(payment) }])?;
        line = format!("invoice {} of {}: {amount} {day}{}", row.id, file.slug, left(owed.as_ref(), &amount));
        Ok(Act::on("pay", &file.slug).entry("invoices", &row.id))
    })?;
    Ok(Outcome::changed("pay", line, done))
}

/// The amount that was typed, in the currency of the invoice where none is.
fn amount(typed: &str, of: &Money) -> Result<Money> {
    let typed = typed.trim();
    let whole = if is_bare(typed) { format!("{typed} {}", of.currency().code()) } else { typed.to_owned() };
    let amount: SignedMoney = whole.parse().map_err(|fault| refusal("amount", &fault))?;
    let amount = *amount;
    if amount.currency() != of.currency() {
        let currency = of.currency().code();
        return Err(Error::usage(format!("the invoice is in {currency}, the payment in {}", amount.currency().code()))
            .hint(format!("write what it was worth in {currency}")));
    }
    if amount.minor() == 0 {
        return Err(
            Error::usage("nothing was paid").hint("write the amount, or leave it out for all that is left to pay")
        );
    }
    Ok(amount)
}

/// What is left afterwards.
fn left(owed: Option<&Receivable<'_>>, paid: &Money) -> String {
    let Some(open) = owed.map(|owed| owed.open) else { return String::new() };
    match paid.minor().cmp(&open.minor()) {
        Ordering::Less => open.minus(paid).map(|left| format!(", {left} left to pay")).unwrap_or_default(),
        Ordering::Equal => ", paid".to_owned(),
        Ordering::Greater => paid.minus(&open).map(|more| format!(", paid, and {more} more")).unwrap_or_default(),
    }
}
