#!/usr/bin/env bash
# The packages, made and tried: a .deb installed in a clean Debian and started there, and an archive that runs from a USB key.
# Needs root (a chroot), network to the Debian archive, and a release build (a quarter of an hour when cold). Apart from
# tests/run.sh for that reason.
#
#   tests/package.sh OUT_FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
out="$(realpath -m "${1:?the folder to write into}")"
mkdir -p "$out"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/jumelles"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
say() { printf '\n== %s\n' "$*"; }

say "What this needs"
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends appstream debootstrap desktop-file-utils imagemagick python3-venv xdotool xvfb >/dev/null
python="$cache/venv/bin/python"
if [ ! -x "$python" ]; then
    python3 -m venv "$cache/venv"
    "$python" -m pip install --quiet --disable-pip-version-check -r tests/outside/requirements.txt
    cp tests/outside/requirements.txt "$cache/venv/requirements.txt"
fi
command -v cargo-deb >/dev/null || cargo install cargo-deb --version 3.8.0 --locked --quiet

say "Release"
# No path of this machine in the program: the folders of cargo, of the toolchain and of this checkout have names of their own.
homes="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$(rustc --print sysroot)=rust"
export RUSTFLAGS="$homes --remap-path-prefix=$PWD=jumelles --remap-path-prefix=$HOME=home"
cargo build --release --locked --quiet
if strings -n 6 "$CARGO_TARGET_DIR/release/jumelles" | grep -F -e "$HOME/" -e "$PWD/"; then
    echo "paths of this machine in the program" >&2
    exit 1
fi

say "The manual and the completions"
mkdir -p "$CARGO_TARGET_DIR/release/man" "$CARGO_TARGET_DIR/release/completions"
"$CARGO_TARGET_DIR/release/jumelles" man --lang en >"$CARGO_TARGET_DIR/release/man/jumelles.1"
"$CARGO_TARGET_DIR/release/jumelles" completions bash >"$CARGO_TARGET_DIR/release/completions/jumelles.bash"
"$CARGO_TARGET_DIR/release/jumelles" completions zsh >"$CARGO_TARGET_DIR/release/completions/_jumelles"
"$CARGO_TARGET_DIR/release/jumelles" completions fish >"$CARGO_TARGET_DIR/release/completions/jumelles.fish"

# One date for all files: two packages of one commit are the same. After the build, which would begin anew if the date changed.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"

say "The sign, the menu entry, the store entry"
desktop-file-validate assets/desktop/jumelles.desktop
appstreamcli validate --no-net assets/desktop/jumelles.metainfo.xml

stage="$(mktemp -d)"
# What is mounted inside is let go before anything is removed.
trap 'umount "$stage/root/proc" "$stage/root/tmp/.X11-unix" "$stage/root/$stage/shared" 2>/dev/null || true; rm -rf --one-file-system "$stage"' EXIT

say "The package of Debian"
cargo deb --no-build --no-strip --quiet -o "$out/jumelles.deb"
dpkg-deb --info "$out/jumelles.deb"
cargo deb --no-build --no-strip --quiet -o "$stage/again.deb"
cmp "$out/jumelles.deb" "$stage/again.deb"

say "The archive for a USB key"
mkdir -p "$stage/jumelles/jumelles-data"
cp "$CARGO_TARGET_DIR/release/jumelles" README.md CHANGELOG.md LICENSE assets/guide/reference.md assets/fonts/OFL.txt assets/notices.txt "$stage/jumelles/"
cp -r sample_data assets/desktop "$stage/jumelles/"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$stage" -czf "$out/jumelles.tar.gz" jumelles
ls -lh "$out"

say "Installed in a clean Debian, opened there"
root="$stage/root"
debootstrap --variant=minbase "$(. /etc/os-release; echo "$VERSION_CODENAME")" "$root" >/dev/null
cp "$out/jumelles.deb" "$root/tmp/"
mount -t proc proc "$root/proc"
chroot "$root" sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/jumelles.deb libgl1-mesa-dri libegl1 shared-mime-info >/dev/null'
# The journey of the speaker, as in the tests, with the program of that Debian: its screen and its home are shared with it.
shared="$stage/shared"
mkdir -p "$root/tmp/.X11-unix" "$root/$shared" "$shared"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
mount --bind "$shared" "$root/$shared"
cat >"$stage/inside" <<END
#!/bin/sh
exec chroot "$root" env DISPLAY="\$DISPLAY" HOME="\$HOME" LIBGL_ALWAYS_SOFTWARE=1 jumelles "\$@"
END
chmod 755 "$stage/inside"
TMPDIR="$shared" "$python" tests/outside/journeys.py "$stage/inside"
chroot "$root" jumelles deck --from-folder /usr/share/doc/jumelles/sample_data --story twins -o /tmp/deck.pptx
chroot "$root" sh -c 'test -s /tmp/deck.pptx && grep -q jumelles /usr/share/mime/globs2'

say "From a USB key: everything it keeps stays beside it"
mkdir "$stage/key"
tar -C "$stage/key" -xzf "$out/jumelles.tar.gz"
Xvfb :77 -screen 0 1440x900x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
sleep 1
env -i PATH="$PATH" DISPLAY=:77 LIBGL_ALWAYS_SOFTWARE=1 HOME="$stage/nobody" "$stage/key/jumelles/jumelles" &
window=$!
sleep 4
kill "$window" "$server"
wait "$window" "$server" 2>/dev/null || true
test -e "$stage/key/jumelles/jumelles-data/work/1.lock"
test ! -e "$stage/nobody"
say "The packages install, open and keep to themselves"
