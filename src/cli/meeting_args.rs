//! The command line of the group as typed: members, meetings, decisions, follow-ups and measures.

use clap::{Args, Subcommand};

/// The group's members.
#[derive(Debug, Subcommand)]
pub enum Member {
    /// Someone joins the group
    Add(Person),
    /// A member's role or organisation is another now
    Change(Person),
    /// Someone leaves the group
    Left {
        /// The member's name
        name: String,
        /// The day; today if not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Who belongs to the group
    List,
}

/// A member.
#[derive(Debug, Args)]
pub struct Person {
    /// The name, as the minutes shall give it
    pub name: String,
    /// What the person is: “Chair”, “Head of Communications”
    #[arg(long, value_name = "TEXT")]
    pub role: Option<String>,
    /// The service or partner organisation that the person speaks for
    #[arg(long, value_name = "TEXT")]
    pub organisation: Option<String>,
    /// The day; today if not given
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A meeting, step by step.
#[derive(Debug, Subcommand)]
pub enum Meeting {
    /// Open a meeting: what is recorded from now on belongs to it
    Open(Open),
    /// Who is there, and who is not
    Attend(Attend),
    /// The agenda, with what is dealt with and what is left
    Agenda {
        /// Only what is left
        #[arg(long)]
        left: bool,
    },
    /// One item: what was last said, what changed since, what is asked
    Item {
        /// An action's ref, or the beginning of a heading of the agenda; the first item that is left if not given
        item: Option<String>,
    },
    /// Words for the minutes, about an action or under a heading of the agenda
    Note {
        /// An action's ref, or the beginning of a heading of the agenda: “any other”, “summary”
        item: String,
        /// The words
        #[arg(long, value_name = "TEXT")]
        note: String,
    },
    /// Close the meeting: its minutes are made from what is recorded by now
    Close {
        /// When and where the group meets next
        #[arg(long, value_name = "TEXT")]
        next: Option<String>,
    },
    /// Agree the minutes of an earlier meeting as a correct record
    Agree {
        /// The number of the meeting; the earliest whose minutes are not agreed, if not given
        meeting: Option<u32>,
        /// What is corrected
        #[arg(long, value_name = "TEXT")]
        corrections: Option<String>,
        /// The day; today if not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// All meetings
    List,
}

/// How a meeting begins.
#[derive(Debug, Args)]
pub struct Open {
    /// The day that the figures speak for; the end of the last quarter that no meeting has looked at, if not given
    #[arg(long, value_name = "DATE")]
    pub position: Option<String>,
    /// The day of the meeting; today if not given
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Where; as last time if not given
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    /// Who is in the chair; as last time if not given
    #[arg(long, value_name = "NAME")]
    pub chair: Option<String>,
    /// How many members have to be there: a number, “half”, “a third” or 40%; as last time if not given
    #[arg(long, value_name = "NUMBER|SHARE")]
    pub quorum: Option<String>,
}

/// Who is there.
#[derive(Debug, Args)]
pub struct Attend {
    /// One name or several, each in quotation marks
    #[arg(required_unless_present = "rest")]
    pub names: Vec<String>,
    /// Every member of whom nothing was said yet
    #[arg(long, conflicts_with_all = ["names", "instead_of", "in_attendance"])]
    pub rest: bool,
    /// Not there, and said so
    #[arg(long, conflicts_with_all = ["instead_of", "in_attendance"])]
    pub apologies: bool,
    /// There for that member, as a substitute
    #[arg(long = "for", value_name = "MEMBER", conflicts_with = "in_attendance")]
    pub instead_of: Option<String>,
    /// There without being a member
    #[arg(long)]
    pub in_attendance: bool,
    /// What a person is who is no member
    #[arg(long, value_name = "TEXT")]
    pub role: Option<String>,
    /// The service or organisation of a person who is no member
    #[arg(long, value_name = "TEXT")]
    pub organisation: Option<String>,
}

/// A decision of the group.
#[derive(Debug, Subcommand)]
pub enum Decide {
    /// Move the date of a milestone; the original and every earlier date are kept
    Move {
        /// The action's ref
        #[arg(value_name = "REF")]
        reference: String,
        /// The new date
        #[arg(long, value_name = "DATE")]
        to: String,
        /// Which milestone, by the date that the plan first gave it; without it, the one now due
        #[arg(long, value_name = "DATE")]
        milestone: Option<String>,
        /// Words and reasons
        #[command(flatten)]
        agreed: Agreed,
    },
    /// No work is expected until it is resumed
    Suspend(About),
    /// Work is expected again
    Resume(About),
    /// The action is done; its evidence goes with --reason
    Complete(About),
    /// Add an action to the plan
    Add {
        /// The ref of the new action, or only its objective's number: the next ref is taken then
        #[arg(value_name = "REF|OBJECTIVE")]
        reference: String,
        /// The action in full
        #[arg(long, value_name = "TEXT")]
        text: String,
        /// A few words that tell it from the others
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        /// Who is responsible; can be given several times
        #[arg(long, value_name = "TEXT")]
        service: Vec<String>,
        /// The deadline in words, such as “March 2027, then March each year”
        #[arg(long, value_name = "WORDS")]
        deadline: Option<String>,
        /// Words and reasons
        #[command(flatten)]
        agreed: Agreed,
    },
    /// The action reads otherwise now
    Reword {
        /// The action's ref
        #[arg(value_name = "REF")]
        reference: String,
        /// The action in full
        #[arg(long, value_name = "TEXT")]
        text: String,
        /// The short title, if that changes too
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        /// Words and reasons
        #[command(flatten)]
        agreed: Agreed,
    },
    /// Others are responsible now
    Reassign {
        /// The action's ref
        #[arg(value_name = "REF")]
        reference: String,
        /// Who is responsible; can be given several times
        #[arg(long, value_name = "TEXT", required = true)]
        service: Vec<String>,
        /// Words and reasons
        #[command(flatten)]
        agreed: Agreed,
    },
    /// Take the action out of the plan; it stays in every record
    Delete(About),
    /// Agree something in words alone
    Note {
        /// The action's ref, if it is about one
        #[arg(value_name = "REF")]
        reference: Option<String>,
        /// Words and reasons
        #[command(flatten)]
        agreed: Agreed,
    },
}

/// A decision about an action.
#[derive(Debug, Args)]
pub struct About {
    /// The action's ref
    #[arg(value_name = "REF")]
    pub reference: String,
    /// Words and reasons
    #[command(flatten)]
    pub agreed: Agreed,
}

/// What every decision has.
#[derive(Debug, Args)]
pub struct Agreed {
    /// What was agreed, as the minutes shall say it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Why; for a completion what shows that it is done
    #[arg(long, visible_alias = "evidence", value_name = "TEXT")]
    pub reason: Option<String>,
    /// Where it is minuted, needed while no meeting is open
    #[arg(long, value_name = "REFERENCE")]
    pub minute: Option<String>,
    /// The day; today if not given
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Show what it would change, and record nothing
    #[arg(long)]
    pub preview: bool,
}

/// What people agreed to do.
#[derive(Debug, Subcommand)]
pub enum FollowUp {
    /// Someone agrees to do something
    Add {
        /// What
        what: String,
        /// Who
        #[arg(long = "who", value_name = "NAME")]
        doer: String,
        /// By when
        #[arg(long, value_name = "DATE")]
        by: Option<String>,
        /// The action that it is about
        #[arg(long, value_name = "REF")]
        action: Option<String>,
        /// The day; today if not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// It is done
    Done {
        /// Its number, as the list gives it
        number: u64,
        /// How
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The day; today if not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// What is still to be done
    List {
        /// What is done, too
        #[arg(long)]
        all: bool,
    },
}

/// What is measured about the plan as a whole.
#[derive(Debug, Subcommand)]
pub enum Measure {
    /// Define a measure that the plan does not have
    Add {
        /// Its name
        name: String,
        /// The survey that it comes from
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        /// The question as asked
        #[arg(long, value_name = "TEXT")]
        question: Option<String>,
    },
    /// Record a result
    Record {
        /// The measure's name, or its beginning
        name: String,
        /// The result in per cent
        #[arg(long, value_name = "PER CENT")]
        value: f64,
        /// How many answered
        #[arg(long, short = 'n', value_name = "NUMBER")]
        answers: Option<u32>,
        /// The year that it speaks for; this year if not given
        #[arg(long)]
        year: Option<i32>,
        /// How they were asked: “face to face”, “online”
        #[arg(long, value_name = "TEXT")]
        mode: Option<String>,
        /// Who was asked: “100 residents aged 16 and over”
        #[arg(long, value_name = "TEXT")]
        asked: Option<String>,
        /// The day; today if not given
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// All results, with their margins and what changed
    List,
}
