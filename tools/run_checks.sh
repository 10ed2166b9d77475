#!/usr/bin/env bash
# All checks that are not tests. Each is run, whatever the others say; ends with the names of those that failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=.venv/bin/python
failed=""

check() { # name, command...
  local name=$1 text
  shift
  if text=$("$@" 2>&1); then
    printf 'ok      %-18s %s\n' "$name" "$(tail -n 1 <<<"$text")"
    grep '^note: ' <<<"$text"
  else
    printf 'FAILED  %s\n%s\n' "$name" "$text"
    failed="$failed${failed:+, }$name"
  fi
}

check "swift format" swift format lint --strict --recursive --parallel Package.swift Sources Tests
check "ruff" "$python" -m ruff check .
check "ruff format" "$python" -m ruff format --check .
check "types" "$python" -m mypy
check "stubs" "$python" tools/make_stubs.py --check
check "operator docs" "$python" tools/make_operator_docs.py --check
check "C wrappers" "$python" tools/make_c_wrappers.py --check
check "exported symbols" "$python" tools/check_exports.py
check "layers" "$python" tools/check_layers.py
check "tracked files" "$python" tools/check_files.py
if [ -n "$failed" ]; then
  printf 'FAILED: %s\n' "$failed" >&2
  exit 1
fi
echo "all checks passed"
