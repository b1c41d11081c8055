//! The command line as typed: commands, options and their help. What they mean is the business of each command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{meeting_args, slip_args};
use crate::tui::theme::Theme;

/// Keeps the delivery plan of a public strategy: the board, the quarterly review and the journal.
///
/// Without a command it opens the board. Every job on a screen can also be done by a command, with plain text out.
#[derive(Debug, Parser)]
#[command(name = "quorum", version, max_term_width = 100)]
pub struct Cli {
    /// What applies to every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; the board if nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What applies to every command.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// The file that holds the journal; without it, one in your data folder
    #[arg(long, env = "QUORUM_DB", value_name = "FILE", global = true, hide_env_values = true)]
    pub db: Option<PathBuf>,
    /// Your name, as the records shall give it; without it, the name you gave at first or that of your login
    #[arg(long = "as", env = "QUORUM_AS", value_name = "NAME", global = true, hide_env_values = true)]
    pub who: Option<String>,
    /// The day to take for today, to rehearse or to look ahead
    #[arg(long, env = "QUORUM_TODAY", value_name = "DATE", global = true, hide_env_values = true)]
    pub today: Option<String>,
    /// The colours of the screens; without it, chosen by the terminal's background
    #[arg(
        long,
        env = "QUORUM_THEME",
        value_enum,
        value_name = "THEME",
        global = true,
        hide_env_values = true
    )]
    pub theme: Option<ThemeName>,
}

/// A theme by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ThemeName {
    /// For a dark terminal
    Dark,
    /// For a light terminal
    Light,
    /// Black and white with strong signal colours
    Contrast,
    /// No colours at all
    Mono,
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Dark => Theme::Dark,
            ThemeName::Light => Theme::Light,
            ThemeName::Contrast => Theme::Contrast,
            ThemeName::Mono => Theme::Mono,
        }
    }
}

/// The commands, in the order in which a new group meets them.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a file: take a plan into it
    Init(Init),
    /// List the plans that ship with the program
    Plans,
    /// Read a plan file and report every fault; without FILE, the questions that the plan in use raises
    Check {
        /// A plan file (TOML)
        file: Option<PathBuf>,
    },
    /// Open a rehearsal: two years of sample records on the real plan, in a temporary file
    Demo {
        /// Write the rehearsal to a new file instead of opening it
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
    },
    /// How every action stands
    Status(Status),
    /// Everything about one action
    Show {
        /// The action's ref, such as 2.10
        #[arg(value_name = "REF")]
        reference: String,
        /// As it stood on that day
        #[arg(long, value_name = "DATE")]
        as_at: Option<String>,
    },
    /// What was recorded, newest first
    History {
        /// Only about this action
        #[arg(value_name = "REF")]
        reference: Option<String>,
        /// Only so many entries
        #[arg(long, value_name = "N")]
        last: Option<usize>,
    },
    /// Record what a service reports about its action
    Update(Update),
    /// Log an activity, or that there is nothing to report
    Log(Log),
    /// Record that a milestone was met
    Met(Met),
    /// Withdraw the last entry, or the one given; it stays readable
    Undo {
        /// The number of an entry, as history gives it; an undoing can be undone too
        entry: Option<u64>,
    },
    /// Who belongs to the group
    #[command(subcommand)]
    Member(meeting_args::Member),
    /// A meeting, step by step: open, attend, agenda, item, note, close, agree
    #[command(subcommand)]
    Meeting(meeting_args::Meeting),
    /// Record a decision: it alone moves a date, suspends, completes, adds or deletes
    #[command(subcommand)]
    Decide(meeting_args::Decide),
    /// What people agreed to do
    #[command(subcommand)]
    FollowUp(meeting_args::FollowUp),
    /// Surveys and their results
    #[command(subcommand)]
    Measure(meeting_args::Measure),
    /// The minutes of a meeting, or the review of a quarter
    Minutes(Minutes),
    /// Write a workbook for each service to fill in, for those who do not use this program
    Slips(slip_args::Slips),
    /// Record what services filled in: all of it, or nothing
    Collect(slip_args::Collect),
    /// Everything, for other programs
    Export {
        /// The format
        #[arg(long, value_enum, default_value_t = ExportFormat::Json)]
        format: ExportFormat,
    },
    /// Check the file: SQLite's own check, the chain of entries, every entry readable
    Verify,
    /// Copy the file while it is in use; never over another file
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// How to begin a file.
#[derive(Debug, Args)]
pub struct Init {
    /// The name of a plan that ships (see “quorum plans”), or a plan file
    #[arg(long, value_name = "NAME|FILE")]
    pub plan: Option<String>,
    /// The day that the plan starts, if it does not say or another is meant
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
}

/// Which actions to list, and how.
#[derive(Debug, Args)]
pub struct Status {
    /// As it stood on that day
    #[arg(long, value_name = "DATE")]
    pub as_at: Option<String>,
    /// Only that objective
    #[arg(long, value_name = "N")]
    pub objective: Option<u16>,
    /// Only where a service's name has this text
    #[arg(long, value_name = "TEXT")]
    pub service: Option<String>,
    /// Only where either rating is this one
    #[arg(long, value_enum)]
    pub rating: Option<RatingName>,
    /// Only what is due
    #[arg(long, value_enum)]
    pub due: Option<Due>,
    /// The format
    #[arg(long, value_enum, default_value_t = StatusFormat::Table)]
    pub format: StatusFormat,
}

/// A rating by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RatingName {
    Red,
    Amber,
    Green,
    Complete,
    None,
}

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Due {
    /// This quarter
    This,
    /// Next quarter
    Next,
    /// Already past
    Overdue,
}

/// The formats of a status list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// For people, as wide as the terminal
    Table,
    /// A sentence for each action, for screen readers and e-mails
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For documents
    Markdown,
}

/// A report.
#[derive(Debug, Args)]
pub struct Update {
    /// The action's ref, such as 2.10
    #[arg(value_name = "REF")]
    pub reference: String,
    /// The service's own judgement
    #[arg(long, value_enum)]
    pub rating: ReportedName,
    /// What was done
    #[arg(long, value_name = "TEXT")]
    pub note: String,
    /// When the milestone is now expected
    #[arg(long, value_name = "DATE")]
    pub forecast: Option<String>,
    /// Amber and Red: why
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Amber and Red: the path to green: step, who, by when
    #[arg(long, value_name = "TEXT")]
    pub path: Option<String>,
    /// Amber and Red: what is asked of the group; can be “nothing”
    #[arg(long, value_name = "TEXT")]
    pub ask: Option<String>,
    /// A forecast earlier than the last one is meant
    #[arg(long)]
    pub earlier: bool,
    /// When and after what
    #[command(flatten)]
    pub told: Told,
}

/// A rating that a service can report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ReportedName {
    Red,
    Amber,
    Green,
}

/// An activity or a nil return.
#[derive(Debug, Args)]
pub struct Log {
    /// The action's ref, such as 2.10
    #[arg(value_name = "REF")]
    pub reference: String,
    /// What was done
    #[arg(long, value_name = "TEXT", required_unless_present = "nil")]
    pub note: Option<String>,
    /// Where
    #[arg(long, value_name = "TEXT", conflicts_with = "nil")]
    pub place: Option<String>,
    /// There is nothing to report, which is an answer
    #[arg(long)]
    pub nil: bool,
    /// When and after what
    #[command(flatten)]
    pub told: Told,
}

/// A milestone met.
#[derive(Debug, Args)]
pub struct Met {
    /// The action's ref, such as 2.10
    #[arg(value_name = "REF")]
    pub reference: String,
    /// Which, by the date that the plan first gave it; without it, the one now due
    #[arg(long, value_name = "DATE")]
    pub milestone: Option<String>,
    /// What shows it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// When and after what
    #[command(flatten)]
    pub told: Told,
}

/// What every record has.
#[derive(Debug, Args)]
pub struct Told {
    /// The day that it speaks for; today if not given
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Record nothing if someone recorded about the action after this entry
    #[arg(long, value_name = "ENTRY")]
    pub seen: Option<u64>,
}

/// Which review, how and where to.
#[derive(Debug, Args)]
pub struct Minutes {
    /// The minutes of the meeting of that number; those of the meeting that is open, if neither is given
    #[arg(long, value_name = "NUMBER", conflicts_with = "quarter")]
    pub meeting: Option<u32>,
    /// The review of a quarter instead: a day or a month in it; this quarter if not given
    #[arg(long, value_name = "DAY|MONTH")]
    pub quarter: Option<String>,
    /// The format; without it, the one that the ending of FILE names, or text
    #[arg(long, value_enum)]
    pub format: Option<DocumentFormat>,
    /// A new file to write it to
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Send it to the printer instead
    #[arg(long, conflicts_with_all = ["format", "output"])]
    pub print: bool,
    /// Roles for the names of people
    #[arg(long)]
    pub public: bool,
}

/// The formats of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// Plain text, for an e-mail
    Text,
    /// Markdown
    Markdown,
    /// A web page in a single file
    Html,
    /// For word processors
    Docx,
    /// For reading and printing, where the program was built with it
    Pdf,
}

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The plan, the position and every entry
    Json,
    /// Every entry, a row each
    Csv,
    /// The due dates as a calendar
    Ics,
}
