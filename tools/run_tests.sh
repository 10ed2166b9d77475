#!/usr/bin/env bash
# All tests: Swift, C interface (plain and under AddressSanitizer), Python. Arguments go to pytest, whose summary
# comes last. SWIFTGRAD_TESTS, a list of swift, c and python, picks some of them.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
which=${SWIFTGRAD_TESTS:-swift c python}
failed=""

run() { # name, command...
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then printf '== %s: passed (%d s)\n' "$name" $((SECONDS - start)); else
    printf '== %s: FAILED (%d s)\n' "$name" $((SECONDS - start))
    failed="$failed${failed:+, }$name"
  fi
}

# In release mode, without -enable-testing, and with setup.py's flags: the engine is then the one that the package uses, not built again.
case " $which " in *" swift "*) run "Swift tests" swift test -c release --disable-testable-imports -debug-info-format none ;; esac
case " $which " in *" c "*) run "C interface tests" tools/run_c_tests.sh ;; esac
if [ -n "$failed" ]; then printf '\n== FAILED so far: %s\n' "$failed"; fi
case " $which " in *" python "*)
  printf '\n== Python tests\n'
  .venv/bin/python -m pytest -q "$@" || failed="$failed${failed:+, }Python tests"
  ;;
esac
if [ -n "$failed" ]; then
  printf 'FAILED: %s\n' "$failed" >&2
  exit 1
fi
