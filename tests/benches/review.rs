//! The review of the rehearsal's quarter: composing it, and writing it in each format.

use divan::Bencher;
use quorum::core::minutes::{Audience, Document, review};
use quorum::core::period::Quarter;
use quorum::render::{docx, html, markdown, text};

use crate::made;

#[divan::bench]
fn composes(bencher: Bencher<'_, '_>) {
    let journal = made::rehearsal();
    bencher.bench(|| review(&journal, Quarter::of(made::today()), made::today(), Audience::Group));
}

#[divan::bench]
fn writes_text(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| text::text(&document, text::WIDTH));
}

#[divan::bench]
fn writes_markdown(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| markdown::markdown(&document));
}

#[divan::bench]
fn writes_html(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| html::html(&document));
}

#[divan::bench]
fn writes_docx(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| docx::docx(&document).unwrap());
}

/// Typst keeps nothing from one to the next.
#[cfg(feature = "pdf")]
#[divan::bench]
fn writes_pdf(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| quorum::render::pdf::pdf(&document).unwrap());
}

fn document() -> Document {
    review(&made::rehearsal(), Quarter::of(made::today()), made::today(), Audience::Group)
}
