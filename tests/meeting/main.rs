//! Meetings and what they leave behind: who was there, the agenda, decisions before they are made, the minutes.
#![cfg(test)]

mod agenda;
mod attendance;
mod days;
mod kept;
mod measures;
mod minutes;
mod paper;
mod parts;
mod preview;
mod sample;
mod stage;
