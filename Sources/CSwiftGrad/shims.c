#define _GNU_SOURCE
#include "sg_shims.h"

#include <sched.h>

static _Thread_local sg_thread_state this_thread;

static _Thread_local char error[SG_ERROR_CAPACITY];

sg_thread_state *sg_this_thread(void) { return &this_thread; }

char *sg_error_buffer(void) { return error; }

void sg_lock_slow(int32_t *p) {
  for (int spins = 0; !sg_try_lock(p); spins++) {
    if (spins < 64) sg_pause();
    else sched_yield();
  }
}

int32_t sg_affinity_count(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  return 0;
}

#if defined(__x86_64__)
#include <cpuid.h>

static uint64_t saved_state(void) {
  uint32_t lo, hi;
  __asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
  return ((uint64_t)hi << 32) | lo;
}

int32_t sg_cpu_level(void) {
  uint32_t a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  const uint32_t need1 = bit_FMA | bit_SSE4_2 | bit_MOVBE | bit_POPCNT | bit_AVX | bit_F16C | bit_OSXSAVE;
  if ((c & need1) != need1) return 0;
  uint64_t os = saved_state();
  if ((os & 6) != 6) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  const uint32_t need3 = bit_AVX2 | bit_BMI | bit_BMI2;
  if ((b & need3) != need3) return 0;
  const uint32_t need4 = bit_AVX512F | bit_AVX512BW | bit_AVX512CD | bit_AVX512DQ | bit_AVX512VL;
  if ((b & need4) == need4 && (os & 0xe6) == 0xe6) return 4;
  return 3;
}

int32_t sg_cpu_has_bfloat16(void) {
  uint32_t a, b, c, d;
  return sg_cpu_level() >= 4 && __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & bit_AVX512BF16) != 0;
}
#else
int32_t sg_cpu_level(void) { return 0; }
int32_t sg_cpu_has_bfloat16(void) { return 0; }
#endif
