//! The one integration-test binary: stories of commands, rules and screens.

mod commands;
mod environment;
mod examples;
mod harness;
mod hostile_output;
mod rules;
mod schema;
mod tutorial;
