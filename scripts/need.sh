# Sourced by the other scripts: finds what a step needs, and installs it when it can. Silent when all is there.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
export PATH="$PWD/.tools/bin:$PATH"

say() { printf '%s\n' "clearway: $*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        say "this needs root and there is no sudo: $*"
        return 1
    fi
}

# need_package COMMAND PACKAGE…: a program from the distribution (Debian and its kin).
need_package() {
    local command=$1
    shift
    command -v "$command" >/dev/null && return
    command -v apt-get >/dev/null || { say "please install $command ($*)"; return 1; }
    say "installing $*"
    local log
    log=$(mktemp)
    if as_root apt-get update -qq >"$log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log" >&2
        return 1
    fi
}

need_rust() {
    if ! command -v cargo >/dev/null; then
        say "Rust is missing. Install the stable toolchain with rustup (https://rustup.rs), open a new shell, and run this again."
        return 1
    fi
    # SQLite and zstd are C and are built with the project
    need_package cc gcc libc6-dev
}

# need_cargo_tool NAME: a ready-made wheel takes seconds; building the tool takes minutes and is the way out.
need_cargo_tool() {
    command -v "$1" >/dev/null && return
    mkdir -p .tools/bin
    local wheels
    wheels=$(mktemp -d)
    if python3 -m pip download --quiet --no-deps --dest "$wheels" "astral-dev-toolchain-$1" >/dev/null 2>&1 &&
        python3 -m zipfile -e "$wheels"/*.whl "$wheels/out" && cp "$wheels"/out/*.data/scripts/"$1" .tools/bin/; then
        chmod +x ".tools/bin/$1"
    else
        say "building $1 (minutes)"
        cargo install --quiet --locked --root .tools "$1"
    fi
    rm -rf "$wheels"
}

# True if Node can build the live parts.
have_node() {
    command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# need_modules FOLDER: what its lock file names, once.
need_modules() {
    [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && return
    (cd "$1" && npm ci --silent --no-audit --no-fund)
}
