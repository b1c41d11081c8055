#!/usr/bin/env bash
# Checks the HTML of a review against WCAG 2.2, levels A and AA, with axe-core in Chromium:
#   tests/accessibility/check.sh AXE_MIN_JS PAGE.html...
# Prints what axe-core finds wrong, and fails if it finds anything or did not run.
set -euo pipefail
axe=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)

for page in "$@"; do
    for scheme in light dark; do
        copy="$folder/page.html"
        {
            cat "$page"
            # No word of the page may end the script, and none of axe-core does.
            printf '<script>'
            cat "$axe"
            printf '</script>\n'
            cat "$(dirname "$0")/run.html"
        } >"$copy"
        flags=(--headless --no-sandbox --disable-gpu --window-size=1280,1600 --user-data-dir="$folder/profile")
        [ "$scheme" = dark ] && flags+=(--blink-settings=preferredColorScheme=0)
        "$chromium" "${flags[@]}" --virtual-time-budget=120000 --dump-dom "file://$copy" >"$folder/dom.html" 2>"$folder/faults" ||
            { cat "$folder/faults"; exit 1; }
        found=$(sed -n 's/.*<pre id="axe-found">\(.*\)/\1/p' "$folder/dom.html" | sed 's|</pre>.*||')
        case $found in
            "$scheme, 0 violations of "[1-9]*) echo "$page: $found" ;;
            *) echo "$page ($scheme): ${found:-axe-core did not run}"; exit 1 ;;
        esac
    done
done
