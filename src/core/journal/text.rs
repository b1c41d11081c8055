//! The kind and the body of an entry as the text that is stored, and back.

use super::entry::Event;

/// The kind and the JSON body of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryText {
    /// The name of the kind.
    pub kind: String,
    /// A JSON object.
    pub body: String,
}

/// A kind or a body that this version of the program cannot read.
#[derive(Debug, thiserror::Error)]
#[error("An entry of the kind “{kind}” cannot be read ({reason}).")]
pub struct Unreadable {
    kind: String,
    reason: String,
}

impl EntryText {
    /// The text of an event. What could not be read again is refused, so that it is never stored.
    pub fn of(event: &Event) -> Result<Self, Unreadable> {
        #[derive(serde::Deserialize)]
        struct Tagged<'t> {
            kind: String,
            #[serde(borrow)]
            body: &'t serde_json::value::RawValue,
        }
        let failed =
            |error: serde_json::Error| Unreadable { kind: event.kind().into(), reason: error.to_string() };
        let tagged = serde_json::to_string(event).map_err(failed)?;
        let Tagged { kind, body } = serde_json::from_str(&tagged).map_err(failed)?;
        Event::read(&kind, body.get())?;
        Ok(Self { kind, body: body.get().to_owned() })
    }
}

impl Event {
    /// The event that a kind and a body mean.
    pub fn read(kind: &str, body: &str) -> Result<Self, Unreadable> {
        let name = serde_json::Value::from(kind);
        serde_json::from_str(&format!(r#"{{"kind":{name},"body":{body}}}"#))
            .map_err(|error| Unreadable { kind: kind.into(), reason: error.to_string() })
    }
}
