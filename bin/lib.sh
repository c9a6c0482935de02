# shellcheck shell=bash
# What kept, test and the scripts in bin share. Source it; it does nothing by itself but find the house.

house=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
export MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }

# Exit 3: something this needs is missing or cannot be reached.
missing() {
  say "$1"
  [ -z "${2-}" ] || say "  $2"
  exit 3
}

# --- what the machine must have ---------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

packages_listed=
# install WHY PACKAGE...: by apt, or says the line that would do it.
install() {
  local why=$1 log waited=0
  shift
  can_install || missing "$why" "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  say "Installing $* …"
  log=$(mktemp)
  if [ -z "$packages_listed" ]; then
    # Another apt may hold the lists for a while.
    until as_root apt-get update -qq >"$log" 2>&1; do
      waited=$((waited + 1))
      if [ "$waited" -gt 20 ] || ! grep -q 'lock' "$log"; then break; fi
      sleep 3
    done
    packages_listed=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null || {
    tail -5 "$log" >&2
    rm -f "$log"
    missing "$why" "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  }
  rm -f "$log"
}

# Sets $dotnet and DOTNET_ROOT to an SDK 10, or fails. Starts no process but readlink: every ./kept passes here.
find_dotnet() {
  local at root
  for at in "${DOTNET_ROOT:+$DOTNET_ROOT/dotnet}" "$(command -v dotnet || true)" "$HOME/.dotnet/dotnet"; do
    if [ -z "$at" ] || [ ! -x "$at" ]; then continue; fi
    root=$(dirname -- "$(readlink -f -- "$at")")
    for sdk in "$root"/sdk/10.*; do
      [ -d "$sdk" ] || continue
      dotnet=$root/dotnet
      export DOTNET_ROOT=$root
      return 0
    done
  done
  return 1
}

need_dotnet() {
  local line='curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 --install-dir ~/.dotnet'
  local script log
  if ! find_dotnet; then
    command -v curl >/dev/null 2>&1 || ! can_install || install 'curl is needed to fetch the .NET SDK.' curl ca-certificates
    command -v curl >/dev/null 2>&1 ||
      missing 'The .NET SDK 10 is missing, and curl to fetch it. With curl, this line installs it:' "$line"
    say 'Installing the .NET SDK 10 into ~/.dotnet …'
    script=$(mktemp) log=$(mktemp)
    if ! curl -fsSL --retry 2 --connect-timeout 20 https://dot.net/v1/dotnet-install.sh -o "$script" 2>"$log" ||
      ! bash "$script" --channel 10.0 --install-dir "$HOME/.dotnet" --no-path >"$log" 2>&1; then
      tail -5 "$log" >&2
      rm -f "$script" "$log"
      missing 'The .NET SDK 10 is missing and could not be fetched. This line installs it:' "$line"
    fi
    rm -f "$script" "$log"
    find_dotnet || missing 'The .NET SDK 10 is missing. This line installs it:' "$line"
  fi
  need_icu
}

# .NET needs ICU for the names and numbers of people's languages; a bare Debian has none.
need_icu() {
  local package
  if [ "$(uname -s)" != Linux ] || PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q 'libicuuc\.so'; then
    return 0
  fi
  # No ldconfig (musl): trust the SDK to say what it lacks.
  PATH=$PATH:/sbin:/usr/sbin command -v ldconfig >/dev/null 2>&1 || return 0
  can_install || missing 'The ICU library is missing (libicu).' 'sudo apt-get install -y libicu72   # 72 on Debian 12'
  as_root apt-get update -qq >/dev/null 2>&1 || true
  package=$(apt-cache search --names-only '^libicu[0-9]+$' | awk '{ print $1 }' | sort -V | tail -1)
  install 'The ICU library is missing (libicu).' "${package:-libicu72}"
}

node_is_enough() {
  local major
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || return 1
  major=$(node --version 2>/dev/null) && major=${major#v} && [ "${major%%.*}" -ge 18 ]
}

# Node fetches what browsers get (styles, icons, scripts) when the app is built.
need_node() {
  node_is_enough && return 0
  if command -v node >/dev/null 2>&1 && ! command -v npm >/dev/null 2>&1; then
    install 'npm is needed to build the pages.' npm
  else
    install 'Node 18 or later, with npm, is needed to build the pages.' nodejs npm
  fi
  node_is_enough || missing 'Node 18 or later, with npm, is needed; this system offers an older one.' \
    'see https://nodejs.org/en/download'
}

postgres_bin() {
  local at found=
  for at in /usr/lib/postgresql/*/bin; do
    if [ -x "$at/initdb" ]; then found=$(printf '%s\n%s\n' "$found" "$at" | sort -V | tail -1); fi
  done
  if [ -z "$found" ] && at=$(command -v initdb); then found=$(dirname -- "$at"); fi
  printf '%s' "$found"
}

need_postgres() {
  [ -n "$(postgres_bin)" ] || install 'PostgreSQL is needed for the tests.' postgresql
  [ -n "$(postgres_bin)" ] || missing 'PostgreSQL is needed for the tests.' 'sudo apt-get install -y postgresql'
}

find_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

need_chromium() {
  find_chromium >/dev/null || install 'Chromium is needed for the browser tests.' chromium
  find_chromium >/dev/null || missing 'Chromium is needed for the browser tests.' 'sudo apt-get install -y chromium'
}

# --- the app, built once per state of the sources ---------------------------------------------------------------

runtime_id() {
  local arch libc=
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) missing "Kept has not been built for $(uname -m)." ;;
  esac
  case $(uname -s) in
    Darwin) printf 'osx-%s' "$arch" ;;
    *)
      for musl in /lib/ld-musl-*; do if [ -e "$musl" ]; then libc=musl-; fi; done
      printf 'linux-%s%s' "$libc" "$arch"
      ;;
  esac
}

# A sum over the contents of all that goes into the app: a touched or restored file does not build again.
sources_sum() {
  (
    cd -- "$house" || exit 1
    set -- src Directory.Build.props Directory.Packages.props global.json
    [ ! -e nuget.config ] || set -- "$@" nuget.config
    find "$@" \( -name bin -o -name obj -o -name node_modules -o -path src/App/wwwroot/lib \) -prune -o \
      -type f -exec cksum {} + | LC_ALL=C sort | cksum | tr ' ' '-'
  )
}

# The errors of a build log, each once and without the path of the tree; else its end.
show_errors() {
  grep -E 'error( [A-Z]+[0-9]+)?:' "$1" | sed -e "s|${2:-$house}/||g" -e 's| \[[^]]*\]$||' | sort -u | head -30 >&2 ||
    true
  grep -qE 'error( [A-Z]+[0-9]+)?:' "$1" || tail -20 "$1" >&2
}

# publish_app OUTDIR RID [MSBUILD ARGUMENTS...]: Release, ReadyToRun. Analyzers are for ./test. The build inherits the
# lock on descriptor 9: should this script be killed, the next one waits until the build it left has ended.
publish_app() {
  local out=$1 rid=$2 log
  shift 2
  log=$(mktemp)
  if ! "$dotnet" publish "$house/src/App" -c Release -r "$rid" -p:PublishReadyToRun=true \
    -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:UseSharedCompilation=false \
    --artifacts-path "$house/publish/.build" -o "$out" -v quiet -nologo "$@" \
    >"$log" 2>&1 </dev/null; then
    show_errors "$log"
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# Sets $app to the folder of an app built from the sources as they are; builds it when there is none.
# publish/app is a link to one of publish/.apps/*, put in place in one step after the build is complete, so that
# nobody runs half a build, and a server that is running keeps the files it started from.
current_app() {
  local sum
  sum=$(sources_sum)
  app=$house/publish/.apps/$sum
  if [ ! -x "$app/kept" ]; then
    mkdir -p "$house/publish/.apps"
    exec 9>"$house/publish/.lock"
    if command -v flock >/dev/null 2>&1; then
      flock -n 9 || { say 'Waiting for another build of Kept …' && flock 9; }
    fi
    # Whoever held the lock may have built just this.
    if [ ! -x "$app/kept" ]; then build_app "$sum" || return 1; fi
    exec 9>&-
  fi
  if [ "$(readlink "$house/publish/app" 2>/dev/null)" != ".apps/$sum" ]; then
    ln -s ".apps/$sum" "$house/publish/.app.$$" && rename_over "$house/publish/.app.$$" "$house/publish/app"
  fi
}

build_app() {
  local sum=$1 half
  need_dotnet
  need_node
  if [ -e "$house/publish/app" ]; then say 'Building Kept …'; else say 'Building Kept (first time takes a minute) …'; fi
  for half in "$house"/publish/.apps/*.half; do rm -rf "$half"; done
  half=$house/publish/.apps/$sum.half
  publish_app "$half" "$(runtime_id)" --self-contained false || {
    rm -rf "$half"
    say 'Kept could not be built.'
    return 1
  }
  mv "$half" "$house/publish/.apps/$sum" || return 1
  forget_old_apps "$sum"
}

# Old builds go, unless a server still runs from one. Where /proc cannot tell, they stay.
forget_old_apps() {
  local old running
  [ -e /proc/self/exe ] || return 0
  running=$(readlink /proc/[0-9]*/exe 2>/dev/null || true)
  for old in "$house"/publish/.apps/*; do
    case $running in *"$old/"*) continue ;; esac
    if [ "$old" != "$house/publish/.apps/$1" ] && [ "$old" != "$(readlink -f "$house/publish/app")" ]; then
      rm -rf "$old"
    fi
  done
}

rename_over() {
  if mv --version >/dev/null 2>&1; then mv -fT "$1" "$2"; else rm -f "$2" && mv -f "$1" "$2"; fi
}

# --- a PostgreSQL of our own, gone when the script ends -----------------------------------------------------------

postgres_home=

as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Starts a fresh cluster on a free port of the loopback; exports KEPT_TEST_POSTGRES. One given by the caller is used.
start_postgres() {
  local bin port tries=0
  [ -z "${KEPT_TEST_POSTGRES-}" ] || return 0
  bin=$(postgres_bin)
  forget_dead_clusters
  postgres_home=$(mktemp -d "${TMPDIR:-/tmp}/kept-postgres.XXXXXX")
  printf '%s' "$$" >"$postgres_home/started-by"
  mkdir "$postgres_home/data" "$postgres_home/socket"
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres: "$postgres_home"; fi
  as_postgres "$bin/initdb" -D "$postgres_home/data" -U kept -E UTF8 --locale=C.UTF-8 --auth=trust \
    >"$postgres_home/initdb.log" 2>&1 || {
    tail -5 "$postgres_home/initdb.log" >&2
    missing 'PostgreSQL could not make a cluster for the tests.'
  }
  while :; do
    port=$((20000 + RANDOM % 12000))
    if as_postgres "$bin/pg_ctl" -D "$postgres_home/data" -w -t 60 -l "$postgres_home/data/log" -o \
      "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$postgres_home/socket \
       -c max_connections=200 -c fsync=on -c shared_buffers=256MB -c max_wal_size=2GB" start >/dev/null 2>&1 9>&-; then
      break
    fi
    tries=$((tries + 1))
    if [ "$tries" -ge 5 ]; then
      tail -5 "$postgres_home/data/log" >&2
      missing 'PostgreSQL for the tests did not start.'
    fi
  done
  export KEPT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=kept;Database=postgres"
}

stop_postgres() {
  [ -n "$postgres_home" ] || return 0
  forget_cluster "$postgres_home"
  postgres_home=
}

forget_cluster() {
  as_postgres "$(postgres_bin)/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$1"
}

# What a killed run left behind.
forget_dead_clusters() {
  local left by
  for left in "${TMPDIR:-/tmp}"/kept-postgres.*; do
    [ -O "$left/started-by" ] || [ "$(id -u)" -eq 0 ] || continue
    by=$(cat "$left/started-by" 2>/dev/null) || continue
    if [ -n "$by" ] && ! kill -0 "$by" 2>/dev/null; then forget_cluster "$left"; fi
  done
}

# --- test results ----------------------------------------------------------------------------------------------------

# counters FOLDER: "passed failed skipped" over all trx files in it.
counters() {
  find "$1" -name '*.trx' -exec grep -ho '<Counters [^>]*>' {} + | awk '
    function count(name) {
      if (!match($0, " " name "=\"[0-9]+\"")) return 0
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0
    }
    {
      passed += count("passed")
      failed += count("failed") + count("error") + count("timeout") + count("aborted")
      skipped += count("total") - count("executed")
    }
    END { print passed + 0, failed + 0, skipped + 0 }'
}
