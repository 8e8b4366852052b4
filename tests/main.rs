//! The one integration-test binary: stories of commands, rules and screens.

mod commands;
mod examples;
mod harness;
mod hostile_output;
mod rules;
mod schema;
