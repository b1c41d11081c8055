//! The options of `quorum slips` and `quorum collect`, as typed.

use std::path::PathBuf;

use clap::Args;

/// Slips for the services.
#[derive(Debug, Args)]
pub struct Slips {
    /// The folder to write them to; it is made if there is none
    #[arg(long, value_name = "FOLDER")]
    pub output: PathBuf,
    /// The day that the slips speak for, such as the last day of the quarter; today if not given
    #[arg(long, value_name = "DATE")]
    pub as_at: Option<String>,
    /// To whom they are sent back; you, if not given
    #[arg(long, value_name = "NAME")]
    pub return_to: Option<String>,
    /// By when they are sent back
    #[arg(long, value_name = "DATE")]
    pub by: Option<String>,
}

/// Slips that came back.
#[derive(Debug, Args)]
pub struct Collect {
    /// The workbooks that were filled in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Show what would be recorded, and record nothing
    #[arg(long, visible_alias = "dry-run")]
    pub preview: bool,
    /// Record also where something else was recorded about the action since the slip was made
    #[arg(long)]
    pub anyway: bool,
    /// Forecasts earlier than the last ones are meant
    #[arg(long)]
    pub earlier: bool,
}
