#!/usr/bin/env bash
# Builds and runs the tests of the C interface (Tests/CABI) against the release library: plain, then under
# AddressSanitizer and LeakSanitizer. Ends with "N passed, N failed" over all programs.
#
#   tools/run_c_tests.sh [PROGRAM ...]        such as: mlp misuse every_operator threads callbacks capture wrappers header
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# The flags of setup.py: others would compile the engine again.
swift build -c release --product swiftgrad-c -debug-info-format none || exit 1
library=$PWD/.build/release
out=.build/c-tests
mkdir -p "$out"
programs=("$@")
[ $# -gt 0 ] || programs=(mlp misuse every_operator threads callbacks capture wrappers header)
passed=0
failed=0

# The toolchain's own clang brings AddressSanitizer's runtime.
cc=${CC:-$(command -v clang || command -v gcc || command -v cc)}
case $(basename "$cc") in
  clang*) cxx=${CXX:-$(command -v clang++ || command -v g++)} ;;
  *) cxx=${CXX:-$(command -v g++ || command -v clang++)} ;;
esac

one() { # mode, program, compiler flags...
  local mode=$1 program=$2 source compiler standard text status line
  shift 2
  source=Tests/CABI/$program.c compiler=$cc standard=c11
  if [ ! -e "$source" ]; then source=Tests/CABI/$program.cpp compiler=$cxx standard=c++17; fi
  # Warnings of the compiler are errors; those of the linker (gold has hundreds about the sanitizer) are not shown.
  if ! text=$("$compiler" -std=$standard -g -O1 -Wall -Wextra -Werror "$@" -I Sources/CSwiftGrad/include -I include \
    "$source" -o "$out/$program-$mode" -L "$library" -lswiftgrad-c "-Wl,-rpath,$library" -lpthread 2>&1); then
    failed=$((failed + 1))
    printf '%s\nFAILED %s (%s): does not compile\n' "$(grep -v 'ld.gold: warning' <<<"$text" | head -n 40)" "$program" "$mode"
    return
  fi
  # Allocations that cannot be met have to come back as errors, in the sanitizer's allocator too.
  text=$(ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=1:detect_stack_use_after_return=1 \
    timeout 900 "$out/$program-$mode" 2>&1)
  status=$?
  line=$(grep -E '^[a-z_]+: [0-9]+ passed, [0-9]+ failed$' <<<"$text" | tail -n 1)
  passed=$((passed + $(sed -E 's/.*: ([0-9]+) passed.*/\1/' <<<"${line:-: 0 passed}")))
  failed=$((failed + $(sed -E 's/.* ([0-9]+) failed$/\1/' <<<"${line:-0 failed}" | grep -oE '[0-9]+' | tail -n 1)))
  if [ $status -ne 0 ]; then
    # A crash, a leak or a report of the sanitizer is one more failure than the program counted itself.
    grep -qE ', [1-9][0-9]* failed$' <<<"$line" || failed=$((failed + 1))
    printf '%s\nFAILED %s (%s): exit status %d\n' "$(tail -n 60 <<<"$text")" "$program" "$mode" $status
  else
    printf 'ok %s (%s)\n' "$line" "$mode"
  fi
}

for program in "${programs[@]}"; do one plain "$program"; done
if echo 'int main(void) { return 0; }' | "$cc" -x c - -fsanitize=address -o "$out/probe" 2>/dev/null && "$out/probe"; then
  for program in "${programs[@]}"; do one asan "$program" -fsanitize=address -fno-omit-frame-pointer; done
else
  failed=$((failed + 1))
  echo "FAILED: $cc has no AddressSanitizer"
fi
printf '%d passed, %d failed\n' $passed $failed
[ $failed -eq 0 ]
