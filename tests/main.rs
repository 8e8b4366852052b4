//! The one integration-test binary: stories of commands, rules and screens.

mod bad_input;
mod commands;
mod environment;
mod examples;
mod generator;
mod git_states;
mod growth;
mod harness;
mod hostile_output;
mod query;
mod requirements;
mod rules;
mod schema;
mod tutorial;
