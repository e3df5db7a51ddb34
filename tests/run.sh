#!/usr/bin/env bash
# The checks of the project, from a fresh Debian machine with Rust to the last opened slide.
#
#   tests/run.sh            everything but the packages; nothing is skipped
#   tests/run.sh fast       format, lints, links of the documentation, unit and golden tests
#   tests/run.sh outputs    exported files, opened by the programs that will open them
#   tests/run.sh window     the real window on a virtual screen
#   tests/run.sh latency    how long interactions take, as ratios to a fixed piece of work (not part of "everything")
#   tests/run.sh package    a Debian package and a USB archive, made and tried (not part of "everything")
#
# Each part installs what it needs. Each stage prints its seconds. Build output goes to one directory outside the
# checkout, unless CARGO_TARGET_DIR is set.
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/jumelles"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
export CARGO_TERM_COLOR=never
mkdir -p "$cache"
python="$cache/venv/bin/python"
jumelles="$CARGO_TARGET_DIR/debug/jumelles"
report=""

# stage NAME COMMAND…: runs a command under a title, and remembers how long it took.
stage() {
    local name="$1" start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@"
    report+="$(printf '%5d s  %s' $((SECONDS - start)) "$name")"$'\n'
    printf -- '-- %s: %d s\n' "$name" $((SECONDS - start))
}

# Installs the Debian packages named that are missing.
install() {
    local missing=() root=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    if ((${#missing[@]})); then
        [ "$(id -u)" = 0 ] || root=(sudo)
        "${root[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi
}

rust_tools() {
    rustup component add clippy rustfmt >/dev/null 2>&1 || true
    cargo clippy --version
    cargo fmt --version
}

outside_tools() {
    install chromium fontconfig fonts-crosextra-carlito fonts-liberation imagemagick libegl1 libgl1-mesa-dri libglx-mesa0 \
        libreoffice-calc libreoffice-impress libxcursor1 libxi6 libxkbcommon-x11-0 libxrandr2 poppler-utils python3-venv \
        strace util-linux xclip xdotool xvfb
    if ! cmp -s tests/outside/requirements.txt "$cache/venv/requirements.txt" 2>/dev/null; then
        rm -rf "$cache/venv"
        python3 -m venv "$cache/venv"
        "$python" -m pip install --quiet --disable-pip-version-check -r tests/outside/requirements.txt
        cp tests/outside/requirements.txt "$cache/venv/requirements.txt"
    fi
}

# Tests that drive the program for a long time: they belong to the whole, not to what is run between two edits.
slow=(deck desk kill soak stage determinism)

fast_tests() {
    local targets=()
    for file in tests/*.rs; do
        local name
        name="$(basename "$file" .rs)"
        [[ " ${slow[*]} " == *" $name "* ]] || targets+=(--test "$name")
    done
    cargo test --locked --quiet --lib "${targets[@]}"
}

documentation() {
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --locked --quiet
}

part_fast() {
    stage "Rust tools" rust_tools
    stage "Format" cargo fmt --check
    stage "Lints" cargo clippy --all-targets --locked -- -D warnings
    stage "Documentation" documentation
    stage "Unit and golden tests" fast_tests
}

# Every headline of the sample, judged by a script that knows nothing of the program but the rows of `tidy`.
verdicts() {
    JUMELLES_HEADLINES="$cache/headlines.tsv" cargo test --locked --quiet --test sentences every_headline
    "$python" tests/outside/verdicts.py "$jumelles" "$cache/headlines.tsv"
}

part_outputs() {
    stage "Tools for the outputs" outside_tools
    stage "The program" cargo build --locked --quiet
    stage "Headlines against the rows of tidy" verdicts
    stage "Charts in every format" "$python" tests/outside/outputs.py "$jumelles"
    stage "Decks in every format" "$python" tests/outside/decks.py "$jumelles"
}

part_window() {
    stage "Tools for the window" outside_tools
    stage "The program" cargo build --locked --quiet
    stage "The window opens and exports" "$python" tests/outside/window.py "$jumelles"
    stage "Two journeys in three languages" "$python" tests/outside/journeys.py "$jumelles"
    stage "Killed, full disk, twice at once, offline" "$python" tests/outside/trust.py "$jumelles"
    stage "Hostile files, clipboard, silent share, signals" "$python" tests/outside/safety.py "$jumelles"
}

part_all() {
    stage "Tools" outside_tools
    stage "Rust tools" rust_tools
    stage "Format" cargo fmt --check
    stage "Lints" cargo clippy --all-targets --locked -- -D warnings
    stage "All tests" cargo test --locked --quiet
    stage "Documentation" documentation
    part_outputs
    part_window
    stage "A clean tree" git diff --exit-code
}

part="${1:-all}"
case "$part" in
    all) part_all ;;
    fast) part_fast ;;
    outputs) part_outputs ;;
    window) part_window ;;
    latency) stage "Latencies" bash -c 'cargo build --release --locked --quiet && python3 tests/benches/latency.py' ;;
    package) stage "Packages" tests/package.sh "${2:-$cache/packages}" ;;
    *)
        sed -n '2,12s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac

printf '\n== Seconds a stage\n%s' "$report"
printf '%5d s  in all\n\nAll checks passed\n' $SECONDS
