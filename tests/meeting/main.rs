//! Meetings and what they leave behind: who was there, the agenda, decisions before they are made, the minutes.
#![cfg(test)]

mod attendance;
mod days;
mod paper;
mod stage;
