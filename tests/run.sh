#!/usr/bin/env bash
# Every check of the project, from a fresh Debian machine with Rust to the last opened slide.
# Installs what the checks need, then: format, lints, tests, documentation, the outputs opened by the
# programs that will open them, the real window, and a clean tree at the end. Nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/jumelles"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
export CARGO_TERM_COLOR=never
mkdir -p "$cache"

say() { printf '\n== %s\n' "$*"; }

say "What the checks need"
packages=(chromium fontconfig fonts-crosextra-carlito fonts-liberation imagemagick libegl1 libgl1-mesa-dri libglx-mesa0 libreoffice-calc libreoffice-impress
    libxcursor1 libxi6 libxkbcommon-x11-0 libxrandr2 poppler-utils python3-venv strace util-linux xdotool xvfb)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
    root=()
    [ "$(id -u)" = 0 ] || root=(sudo)
    "${root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
rustup component add clippy rustfmt >/dev/null 2>&1 || true
cargo clippy --version
cargo fmt --version
python="$cache/venv/bin/python"
if ! cmp -s tests/outside/requirements.txt "$cache/venv/requirements.txt" 2>/dev/null; then
    rm -rf "$cache/venv"
    python3 -m venv "$cache/venv"
    "$python" -m pip install --quiet --disable-pip-version-check -r tests/outside/requirements.txt
    cp tests/outside/requirements.txt "$cache/venv/requirements.txt"
fi

say "Format"
cargo fmt --check

say "Lints"
cargo clippy --all-targets --locked -- -D warnings

say "Tests"
cargo test --locked --quiet

say "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --locked --quiet

say "The program"
cargo build --locked --quiet
jumelles="$CARGO_TARGET_DIR/debug/jumelles"

say "The outputs, opened by the programs that will open them"
"$python" tests/outside/outputs.py "$jumelles"
"$python" tests/outside/decks.py "$jumelles"

say "The real window"
"$python" tests/outside/window.py "$jumelles"
"$python" tests/outside/journeys.py "$jumelles"
"$python" tests/outside/trust.py "$jumelles"

say "A clean tree"
git diff --exit-code
say "All checks passed"
