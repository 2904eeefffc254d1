#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The one way to set up, build and run OnePermit on Debian 12:
#   ./onepermit.sh demo    write, import and audit the demonstration plant; write its documents
#   ./onepermit.sh test    build everything and run all tests
#   ./onepermit.sh gui     start the workstation (windows)
#   ./onepermit.sh build   build the release
#   ./onepermit.sh bench   measure speed against the sqlite3 command line
#   ./onepermit.sh fuzz    throw damaged files at every way in, 60 seconds each ("fuzz 600": as long as that)
#   ./onepermit.sh clean   remove everything that was built
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# What ccache kept of one clone serves every other, wherever it lies.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

# Tools, store and formats, documents, libraries of headers, windows, fonts, what the tests call.
PACKAGES=(
  build-essential cmake ninja-build pkg-config ccache mold gettext
  libsqlite3-dev sqlite3 libssl-dev libzip-dev libexpat1-dev libxml2-dev libgsf-1-dev libgmime-3.0-dev libzstd-dev
  libhpdf-dev libpng-dev libjpeg62-turbo-dev libxlsxwriter-dev
  nlohmann-json3-dev libcli11-dev libboost-test-dev
  libwxgtk3.2-dev wx3.2-i18n
  fonts-wqy-zenhei fonts-lxgw-wenkai fonts-arphic-uming
  xvfb xauth poppler-utils qpdf zip unzip valgrind
)

say() { printf '== %s\n' "$*"; }

install_packages() {
  local missing=()
  for package in "${PACKAGES[@]}" "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${#missing[@]} Debian packages (some minutes): ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "onepermit.sh: needs root or sudo to install: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [configure options]: configures when needed, then builds what changed.
build() {
  local preset=$1
  shift
  install_packages
  if [ ! -f "build/$preset/build.ninja" ] || [ $# -gt 0 ]; then
    say "configuring build/$preset"
    mkdir -p build
    cmake --preset "$preset" "$@" >"build/configure-$preset.log" 2>&1 || { cat "build/configure-$preset.log" >&2; exit 1; }
  fi
  if [ -f "build/$preset/.ninja_log" ]; then say "building build/$preset"
  else say "building build/$preset (the first time takes ten minutes or more)"; fi
  # On a terminal one line of progress; in a log only what went wrong.
  if [ -t 1 ]; then cmake --build "build/$preset"; else cmake --build "build/$preset" -- --quiet; fi
}

demo() {
  build release
  local folder=build/demo case=build/demo/demonstration.opcase program=build/release/onepermit
  rm -rf "$folder"
  mkdir -p "$folder"
  say "writing the demonstration submission to $folder/submission"
  build/release/make_demo "$folder/submission"
  say "importing it into $case"
  "$program" import "$case" "$folder/submission" || accept $? 4
  say "auditing it"
  local quiet=()
  [ -t 2 ] || quiet=(--quiet)  # a bar on a terminal, but not a line for each check in a log
  "$program" audit "$case" --json "$folder/findings.json" "${quiet[@]}" || accept $? 1 4
  say "writing its documents"
  "$program" findings "$case" -f xlsx -o "$folder/findings.xlsx"
  "$program" report "$case" -o "$folder/findings.pdf"
  "$program" report "$case" --kind checklist -o "$folder/checklist.pdf"
  say "what was found"
  # Plant, findings and their count; the outcome of every check, which comes after them, stands in the report.
  "$program" findings "$case" | awk '/^核查项 / { past = 1 } !past'
  say "written"
  printf '   %s\n' "$case" "$folder"/findings.{json,xlsx,pdf} "$folder/checklist.pdf"
}

# accept STATUS ALLOWED...: violations and import problems are what the demonstration plant is for, not failures.
accept() {
  local status=$1 allowed
  shift
  for allowed in "$@"; do [ "$status" -eq "$allowed" ] && return; done
  exit "$status"
}

run_tests() {
  build release
  say "running the tests"
  ctest --test-dir build/release --output-on-failure -j "$(nproc)" "$@"
}

# fuzz SECONDS [libFuzzer options]: sanitizers and coverage need clang. What breaks a target stops it and stays in build/fuzz.
fuzz() {
  local seconds=${1:-60} program target
  shift || true
  install_packages clang-14 libclang-rt-14-dev
  build sanitize -DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14
  for program in build/sanitize/tests/fuzz/fuzz_*; do
    [ -x "$program" ] && [ ! -d "$program" ] || continue
    target=${program##*/fuzz_}
    mkdir -p "build/fuzz/$target"
    say "fuzzing $target for $seconds s"
    if ! "$program" "build/fuzz/$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -max_len=65536 \
      -print_final_stats=1 -artifact_prefix="build/fuzz/$target-" "$@" >"build/fuzz/$target.log" 2>&1; then
      tail -n 40 "build/fuzz/$target.log" >&2
      echo "onepermit.sh: $target broke; the input is build/fuzz/$target-*" >&2
      exit 1
    fi
    grep -E '^stat::(number_of_executed_units|peak_rss_mb)' "build/fuzz/$target.log"
  done
}

case "${1:-}" in
  demo) demo ;;
  test) shift; run_tests "$@" ;;
  build) build release ;;
  gui) shift; build release; exec build/release/app/gui/onepermit-workstation "$@" ;;
  bench) shift; install_packages time; build release; build/release/tests/benchmark/onepermit_benchmark "$@" ;;
  fuzz) shift; fuzz "$@" ;;
  clean) rm -rf build; say "removed build/" ;;
  *) sed -n '4,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
