#!/usr/bin/env bash
# Builds a wheel into dist/ and reports its size (at most 15 MB; OpenBLAS is not inside).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rm -rf build/lib.* build/bdist.*
.venv/bin/python -m pip wheel -q --disable-pip-version-check --no-build-isolation --no-deps -w dist .
wheel=$(ls -t dist/*.whl | head -n 1)
bytes=$(stat -c %s "$wheel")
printf '%s: %d.%d MB\n' "$wheel" $((bytes / 1000000)) $((bytes / 100000 % 10))
if [ "$bytes" -gt 15000000 ]; then
  echo "the wheel is larger than 15 MB" >&2
  exit 1
fi
