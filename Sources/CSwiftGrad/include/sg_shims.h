/* Internal to the package: what Swift lacks. Not part of the public contract (that is swiftgrad.h). */
#ifndef SG_SHIMS_H
#define SG_SHIMS_H

#include <stdbool.h>
#include <stdint.h>

#define SG_HIDDEN __attribute__((visibility("hidden")))

/** State of the calling thread. */
typedef struct sg_thread_state {
  int32_t grad_disabled;       /* > 0: nothing is recorded */
  int32_t inference;           /* inference mode */
  int32_t in_parallel;         /* this thread is running a tile of the pool: nested loops run serially */
  int32_t release_depth;       /* nested deallocations of graph nodes */
  void *pending_release;       /* nodes whose deallocation is put off: the stack is deep enough */
  void *destination;           /* of the in-place call under way */
  int32_t autocast;            /* 0: off, else 1 + the sg_dtype to cast to */
  int32_t autocast_uncached;   /* parameters are cast at each use */
  void *saved_hooks;           /* the innermost hooks on saved tensors, +1 */
  void *capture;               /* the capture that the C interface began, +1 */
  void *recorder;              /* what listens to operators while a call is captured, not owned */
} sg_thread_state;

SG_HIDDEN sg_thread_state *sg_this_thread(void) __attribute__((const));

/** This thread's message of the last failing call: SG_ERROR_CAPACITY bytes. */
SG_HIDDEN char *sg_error_buffer(void);
#define SG_ERROR_CAPACITY 8192

/** CPUs this process may run on, or 0 where that cannot be told. */
SG_HIDDEN int32_t sg_affinity_count(void);

/** 0 baseline, 3 x86-64-v3 (AVX2, FMA), 4 x86-64-v4 (AVX-512 F, BW, CD, DQ, VL), by cpuid and the OS's saved state. */
SG_HIDDEN int32_t sg_cpu_level(void);

/** 1 where the CPU has AVX512-BF16 (vdpbf16ps). */
SG_HIDDEN int32_t sg_cpu_has_bfloat16(void);

static inline int64_t sg_atomic_add(int64_t *p, int64_t v) { return __atomic_fetch_add(p, v, __ATOMIC_ACQ_REL); }
static inline int64_t sg_atomic_load(const int64_t *p) { return __atomic_load_n(p, __ATOMIC_ACQUIRE); }
static inline void sg_atomic_store(int64_t *p, int64_t v) { __atomic_store_n(p, v, __ATOMIC_RELEASE); }
static inline bool sg_try_lock(int32_t *p) { return __atomic_exchange_n(p, 1, __ATOMIC_ACQUIRE) == 0; }
static inline void sg_unlock(int32_t *p) { __atomic_store_n(p, 0, __ATOMIC_RELEASE); }
static inline void sg_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}
SG_HIDDEN void sg_lock_slow(int32_t *p);
static inline void sg_lock(int32_t *p) {
  if (!sg_try_lock(p)) sg_lock_slow(p);
}

#endif
