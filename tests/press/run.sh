#!/bin/sh
# Typesets every template with data that holds rare characters, and looks at what became of it: every text of the data
# is in the file, no glyph is missing, every page has something on it, the file says it is for archives. Then the same
# without the rare fonts: the characters stay in the text, with a note. Usage: run.sh PROGRAM
set -eu
export LC_ALL=C.UTF-8
program=$(realpath "$1")
cd "$(dirname "$0")"
[ -x "$program" ] || { echo "press: $program is missing: make press" >&2; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0
count=0

fail() { printf 'press: %s\n' "$*" >&2; failed=1; }

# What is set as a date or a code is set in another form; every other text stands as it is. Blanks and line ends are
# the typesetter's.
texts() {
    grep -oE '"([^"\\]|\\.)*"' "$1" | sed -e 's/^"//' -e 's/"$//' \
        | grep -P '[^\x00-\x7F]' | grep -vE '\\' | sort -u
}

flat() { tr -d '\n\f' | sed 's/[[:space:]]//g'; }

look() { # look NAME PDF
    pdftotext -layout "$2" - > "$out/text" 2> "$out/said" || fail "$1: cannot be read: $(cat "$out/said")"
    flat < "$out/text" > "$out/flat"
    # in cells a text runs over several lines, between which others stand
    pdftotext -raw "$2" - | flat >> "$out/flat"
    pdffonts "$2" | awk 'NR > 2 && !/ yes +(yes|no) +yes / {bad = 1} END {exit bad}' \
        || fail "$1: a font is not embedded, or cannot be turned back to text"
    rm -f "$out"/page*
    pdftoppm -r 40 -gray "$2" "$out/page"
    for page in "$out"/page*; do
        # a page that is white all over holds one byte again and again
        kinds=$(tail -c +16 "$page" | od -An -v -tu1 -w1 | sort -u | wc -l)
        [ "$kinds" -gt 8 ] || fail "$1: $(basename "$page") is empty"
    done
}

for sample in samples/*.json; do
    name=$(basename "$sample" .json)
    template=${name%%.*}
    pdf=$out/$name.pdf
    count=$((count + 1))
    "$program" --once "$template" < "$sample" > "$pdf" || { fail "$name: was refused"; continue; }
    look "$name" "$pdf"
    texts "$sample" | while read -r text; do
        flattened=$(printf %s "$text" | flat)
        grep -qF -- "$flattened" "$out/flat" || printf '%s\n' "$text"
    done > "$out/gone"
    [ ! -s "$out/gone" ] || fail "$name: not in the file: $(tr '\n' '|' < "$out/gone")"
    grep -qF '本机字体缺少' "$out/flat" && fail "$name: a glyph is missing with every font there"
    case $name in *.association)
        grep -qE '党|支部|书记|同志' "$out/flat" && fail "$name: speaks to an association of the Party" ;;
    esac
    grep -aq 'pdfaid:part' "$pdf" || fail "$name: is no file for archives (PDF/A)"
done

# every template has a sample
for template in ../../services/press/templates/*.typ; do
    name=$(basename "$template" .typ)
    [ "$name" = kit ] || [ -e "samples/$name.json" ] || fail "$name: has no sample"
done

# a character that no font has: it stays in the text, its code stands beside it, and there is a note
nobody=$(printf '\364\217\274\201')
sed "s/𬭩丽华/${nobody}丽华/" samples/minutes.json | "$program" --once minutes > "$out/lacking.pdf" || fail "lacking: was refused"
look lacking "$out/lacking.pdf"
grep -qF "$nobody" "$out/flat" || fail "lacking: the character was dropped"
grep -qF 'U+10FF01' "$out/flat" || fail "lacking: its code is not shown"
grep -qF '本机字体缺少' "$out/flat" || fail "lacking: there is no note"

# what is wrong is refused, and nothing comes out
for wrong in 'no-such-template {}' 'kit {}' 'minutes {}' 'minutes []' 'minutes {"subject":'; do
    if printf '%s' "${wrong#* }" | "$program" --once "${wrong%% *}" > "$out/wrong" 2>/dev/null || [ -s "$out/wrong" ]; then
        fail "$wrong: was not refused"
    fi
done

[ "$failed" -eq 0 ] || exit 1
echo "press: $count sheets typeset, read back and compared"
