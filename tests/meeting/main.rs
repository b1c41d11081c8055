//! Meetings and what they leave behind: who was there, the agenda, decisions before they are made, the minutes.
#![cfg(test)]

mod attendance;
mod days;
mod minutes;
mod paper;
mod parts;
mod stage;
