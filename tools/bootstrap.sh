#!/usr/bin/env bash
# Makes the clone ready for a task: Debian packages, the virtual environment .venv, pip packages, the build.
#
#   tools/bootstrap.sh build|demo|test|check|bench|wheel|env
#
# Installs only what is missing. Without a network, or without the right to install Debian packages, it goes on with
# what is there and says what it misses. PYTHON names the interpreter to use; SWIFTGRAD_NO_APT=1 keeps apt out of it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
task=${1:?usage: tools/bootstrap.sh build|demo|test|check|bench|wheel|env}

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'swiftgrad: %s\n' "$*" >&2; exit 1; }

# ---------------------------------------------------------------- Debian packages

# Prints what is missing, as Debian packages.
missing_packages() {
  local compiler=""
  for compiler in gcc clang cc; do command -v "$compiler" >/dev/null && break; compiler=""; done
  [ -n "$compiler" ] && command -v ld >/dev/null || echo build-essential
  if [ -z "$compiler" ] || ! printf '#include <cblas.h>\nint main(void) { return openblas_get_num_threads() < 0; }' |
    "$compiler" -x c - -o /dev/null -lopenblas 2>/dev/null; then
    echo libopenblas-dev
  fi
  if [ -z "$(find_python)" ]; then printf '%s\n' python3-dev python3-venv; fi
  case $task in demo) [ -d /usr/share/datasets/fashion-mnist ] || echo dataset-fashion-mnist ;; esac
}

# Prints an interpreter from 3.10 on that has its headers and can make virtual environments.
find_python() {
  local name
  for name in ${PYTHON:-python3 /usr/bin/python3 python3.13 python3.12 python3.11 python3.10}; do
    "$name" - 2>/dev/null <<'PYTHON' && command -v "$name" && return
import ensurepip, os, sys, sysconfig, venv
assert sys.version_info >= (3, 10) and sys.implementation.name == "cpython"
assert os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h"))
PYTHON
  done
  return 0
}

install_packages() {
  local missing as_root=""
  missing=$(missing_packages | sort -u | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if [ -n "${SWIFTGRAD_NO_APT:-}" ] || ! command -v apt-get >/dev/null; then
    say "not installed, and apt is not to be used here: $missing"
    return 0
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "not installed, and there is neither root nor sudo to install it: $missing"
      return 0
    fi
    as_root="sudo"
  fi
  say "installing Debian packages: $missing"
  # shellcheck disable=SC2086  # a list of words
  { $as_root apt-get update -qq || true; } && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq \
    --no-install-recommends $missing >&2 || say "apt-get could not install all of: $missing (no network?)"
}

# ---------------------------------------------------------------- virtual environment and pip packages

make_environment() {
  local python
  if [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null; then return; fi
  python=$(find_python)
  [ -n "$python" ] || die "building needs CPython 3.10 or later with headers and venv; on Debian: apt-get install python3-dev python3-venv"
  say "making .venv with $("$python" --version) ($python)"
  rm -rf .venv
  "$python" -m venv .venv || die "$python -m venv failed; on Debian: apt-get install python3-venv"
}

# Prints those of the given modules (module or module:distribution) that .venv cannot import.
missing_modules() {
  .venv/bin/python - "$@" <<'PYTHON'
import importlib.util
import sys

for item in sys.argv[1:]:
    module, _, distribution = item.partition(":")
    if importlib.util.find_spec(module) is None:
        print(distribution or module)
PYTHON
}

install_modules() {
  local modules="setuptools wheel numpy" missing
  case $task in
    demo) modules="$modules tqdm matplotlib PIL:pillow" ;;
    test) modules="$modules pytest tqdm matplotlib PIL:pillow pandas tensorboardX" ;;
    bench) modules="$modules matplotlib" ;;
    check) modules="$modules ruff mypy" ;;
  esac
  # shellcheck disable=SC2086
  missing=$(missing_modules $modules | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  say "installing into .venv: $missing"
  # shellcheck disable=SC2086
  if ! .venv/bin/python -m pip install -q --disable-pip-version-check --retries 1 $missing >&2; then
    # What the interpreter outside has (Debian's python3-numpy, ...) serves instead.
    sed -i 's/^include-system-site-packages = false/include-system-site-packages = true/' .venv/pyvenv.cfg
    # shellcheck disable=SC2086
    missing=$(missing_modules $modules | tr '\n' ' ')
    [ -z "$missing" ] || say "pip could not install (no network?): $missing"
  fi
  if [ -n "$(missing_modules setuptools)" ]; then
    die "building needs setuptools, which this Python does not bring and pip could not install; on Debian: apt-get install python3-setuptools"
  fi
}

# ---------------------------------------------------------------- the package itself

# An in-place build plus a .pth file: what `pip install -e .` does, but it needs no network and takes a second when
# nothing has changed.
build_package() {
  local site
  say "building (swift build -c release, then the extension)"
  if [ pyproject.toml -nt python/swiftgrad.egg-info/PKG-INFO ]; then
    .venv/bin/python -W ignore setup.py -q egg_info >&2
  fi
  .venv/bin/python -W ignore setup.py -q build_ext --inplace >&2
  site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  printf '%s\n' "$PWD/python" >"$site/swiftgrad-in-place.pth"
}

install_packages
make_environment
install_modules
case $task in
  env) ;;
  *) build_package ;;
esac
