#!/usr/bin/env bash
# Makes the pictures of the documents in screenshots/ from the rehearsal's minutes, with a program that has PDF built in:
#     cargo build --release --features pdf && tests/pictures/documents.sh
# Needs chromium, libreoffice-writer and poppler-utils.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=${1:-target/release/quorum}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
quorum() { "$program" --db "$folder/plan.db" --as "Minute-taker" --today 2026-11-22 "$@"; }
"$program" demo --write "$folder/plan.db"
for ending in html docx pdf; do
    quorum minutes --meeting 9 --output "$folder/minutes.$ending"
done
page() { pdftoppm -png -r 80 -f "$2" -singlefile "$1" "screenshots/$3"; }
page "$folder/minutes.pdf" 1 document-pdf
soffice --headless --convert-to pdf --outdir "$folder/word" "$folder/minutes.docx" >/dev/null 2>&1
page "$folder/word/minutes.pdf" 2 document-docx
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=900,1100 \
    --screenshot="screenshots/document-html.png" "file://$folder/minutes.html" >/dev/null 2>&1
ls -l screenshots/document-*.png
