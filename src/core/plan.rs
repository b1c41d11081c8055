//! The plan as adopted: objectives, actions, measures and the settings of the rules.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::schedule::Deadline;
use super::words::{Label, Words};

/// An action's ref, `objective.number`: `2.10`. Ordered as in the plan: 2.9 comes before 2.10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ActionRef {
    /// The number of its objective.
    pub objective: u16,
    /// Its number within the objective.
    pub number: u16,
}

/// A text that is not a ref.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an action's ref. Write the objective, a full stop and the number: 2.10.")]
pub struct NotARef(pub Label);

/// A strategy with its delivery plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Short name of the plan: `tower-hamlets-2024-2028`.
    pub name: Label,
    /// Full title.
    pub title: Label,
    /// Whose plan it is.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub organisation: Label,
    /// The years that it covers, in its own words.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub period: Label,
    /// The day from which its years and months are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// Why that day, where the document does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_assumed: Option<Words>,
    /// Its last day, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
    /// What the plan calls its objectives: "objective", "pledge".
    #[serde(default = "objective")]
    pub objective_word: Label,
    /// The figures of the rating rules.
    #[serde(default)]
    pub settings: Settings,
    /// The objectives, in order of their numbers.
    pub objectives: Vec<Objective>,
    /// All actions, in order of their refs.
    pub actions: Vec<Arc<Action>>,
    /// What is measured about the plan as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// Questions that its authors left for the chair.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<Query>,
}

/// The figures of the rating rules that a plan may set for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// From how many calendar months of slip a forecast is Red; 3 by default.
    pub red_slip_months: u32,
    /// After how many quarters without any record an action is Red; 2 by default.
    pub silent_quarters: u32,
}

/// One of the plan's objectives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// From 1.
    pub number: u16,
    /// In the plan's words.
    pub title: Label,
    /// For the head of a panel.
    pub short: Label,
    /// What the plan says about it, paragraphs separated by a blank line.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub overview: Words,
}

/// One action of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its ref.
    #[serde(rename = "ref")]
    pub reference: ActionRef,
    /// A few words that tell it from the others.
    pub title: Label,
    /// In the plan's words.
    pub text: Words,
    /// Who is responsible, all equal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Label>,
    /// When.
    #[serde(default)]
    pub deadline: Deadline,
    /// What it is for: "so that …".
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub outcome: Label,
    /// The heading that the plan groups it under.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub theme: Label,
    /// Who helps to deliver it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Label>,
    /// The actions that have to be done first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits_on: Vec<ActionRef>,
}

/// Something counted or asked about the plan as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its name.
    pub name: Label,
    /// The survey or record that it comes from.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub source: Label,
    /// The question as asked.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub question: Words,
}

/// A question for the chair about the plan itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The action that it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionRef>,
    /// The question.
    pub text: Words,
}

impl Plan {
    /// The action with that ref, as adopted.
    pub fn action(&self, reference: ActionRef) -> Option<&Arc<Action>> {
        let at = self.actions.binary_search_by_key(&reference, |action| action.reference).ok()?;
        self.actions.get(at)
    }

    /// The objective with that number.
    pub fn objective(&self, number: u16) -> Option<&Objective> {
        self.objectives.iter().find(|objective| objective.number == number)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { red_slip_months: 3, silent_quarters: 2 }
    }
}

impl Default for ActionRef {
    fn default() -> Self {
        Self { objective: 1, number: 1 }
    }
}

impl fmt::Display for ActionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.objective, self.number))
    }
}

impl FromStr for ActionRef {
    type Err = NotARef;

    fn from_str(text: &str) -> Result<Self, NotARef> {
        let number = |part: &str| part.parse().ok().filter(|n| *n > 0 && !part.starts_with('+'));
        text.trim()
            .split_once('.')
            .and_then(|(objective, action)| {
                Some(Self { objective: number(objective)?, number: number(action)? })
            })
            .ok_or_else(|| NotARef(Label::new(text)))
    }
}

impl TryFrom<String> for ActionRef {
    type Error = NotARef;

    fn try_from(text: String) -> Result<Self, NotARef> {
        text.parse()
    }
}

impl From<ActionRef> for String {
    fn from(reference: ActionRef) -> Self {
        reference.to_string()
    }
}

fn objective() -> Label {
    Label::new("objective")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refs_are_read_and_ordered_as_in_the_plan() {
        let refs = ["2.9", "2.10", "3.1"].map(|text| text.parse::<ActionRef>().unwrap());
        assert!(refs.is_sorted());
        assert_eq!(refs[1].to_string(), "2.10");
        for text in ["", "2", "2.", ".1", "0.1", "2.0", "2.1.3", "+2.1", "a.b", "2.99999", "2.-1"] {
            assert!(text.parse::<ActionRef>().is_err(), "{text}");
        }
    }
}
