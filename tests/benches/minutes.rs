//! The minutes of the last of sixteen quarterly meetings on 53 actions: composing them, and composing and writing them
//! in each format.

use divan::Bencher;
use quorum::core::journal::Journal;
use quorum::core::minutes::{Audience, Document, minutes};
use quorum::render::{docx, html, markdown, text};

use crate::made;

fn of(journal: &Journal) -> Document {
    minutes(journal, made::MEETINGS, Audience::Group).unwrap()
}

#[divan::bench]
fn composes(bencher: Bencher<'_, '_>) {
    let journal = made::four_years();
    bencher.bench(|| of(&journal));
}

#[divan::bench]
fn as_text(bencher: Bencher<'_, '_>) {
    let journal = made::four_years();
    bencher.bench(|| text::text(&of(&journal), text::WIDTH));
}

#[divan::bench]
fn as_markdown(bencher: Bencher<'_, '_>) {
    let journal = made::four_years();
    bencher.bench(|| markdown::markdown(&of(&journal)));
}

#[divan::bench]
fn as_html(bencher: Bencher<'_, '_>) {
    let journal = made::four_years();
    bencher.bench(|| html::html(&of(&journal)));
}

#[divan::bench]
fn as_docx(bencher: Bencher<'_, '_>) {
    let journal = made::four_years();
    bencher.bench(|| docx::docx(&of(&journal)).unwrap());
}

#[cfg(feature = "pdf")]
#[divan::bench(sample_count = 20)]
fn as_pdf(bencher: Bencher<'_, '_>) {
    let journal = made::four_years();
    bencher.bench(|| quorum::render::pdf::pdf(&of(&journal)).unwrap());
}
