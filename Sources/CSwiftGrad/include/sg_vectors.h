/* Internal to the package: what Swift's SIMD types lack, as inline C on vectors. Not part of the public contract. */
#ifndef SG_VECTORS_H
#define SG_VECTORS_H

#include <stdint.h>

typedef float sg_float4 __attribute__((ext_vector_type(4)));
typedef float sg_float8 __attribute__((ext_vector_type(8)));
typedef float sg_float16 __attribute__((ext_vector_type(16)));
typedef double sg_double2 __attribute__((ext_vector_type(2)));
typedef double sg_double4 __attribute__((ext_vector_type(4)));
typedef double sg_double8 __attribute__((ext_vector_type(8)));

/* Transposes a square block of elements as wide as a vector: log2(width) rounds that interleave rows i and i + width / 2.
   Rows of `s` and of `d` are so many BYTES apart. */

#define SG_LOW2(a, b) __builtin_shufflevector(a, b, 0, 2)
#define SG_HIGH2(a, b) __builtin_shufflevector(a, b, 1, 3)
#define SG_LOW4(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define SG_HIGH4(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#define SG_LOW8(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define SG_HIGH8(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#define SG_LOW16(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define SG_HIGH16(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)

#define SG_TRANSPOSE(name, vector, scalar, width, rounds)                                    \
  static inline __attribute__((always_inline)) void name(void *d, int64_t dRow, const void *s, int64_t sRow) { \
    typedef scalar loose __attribute__((ext_vector_type(width), aligned(1)));                \
    vector r[width], t[width];                                                               \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < width; i++) r[i] = *(const loose *)((const char *)s + i * sRow); \
    _Pragma("clang loop unroll(full)") for (int k = 0; k < rounds; k++) {                    \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < width / 2; i++) {               \
        t[2 * i] = SG_LOW##width(r[i], r[i + width / 2]);                                    \
        t[2 * i + 1] = SG_HIGH##width(r[i], r[i + width / 2]);                               \
      }                                                                                      \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < width; i++) r[i] = t[i];        \
    }                                                                                        \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < width; i++) *(loose *)((char *)d + i * dRow) = r[i]; \
  }

SG_TRANSPOSE(sg_transpose_float4, sg_float4, float, 4, 2)
SG_TRANSPOSE(sg_transpose_float8, sg_float8, float, 8, 3)
SG_TRANSPOSE(sg_transpose_float16, sg_float16, float, 16, 4)
SG_TRANSPOSE(sg_transpose_double2, sg_double2, double, 2, 1)
SG_TRANSPOSE(sg_transpose_double4, sg_double4, double, 4, 2)
SG_TRANSPOSE(sg_transpose_double8, sg_double8, double, 8, 3)

#if defined(__AVX512F__)
#include <immintrin.h>

/* The first n elements of a vector (0 < n < width); the others are 0, or stay as they are in memory. */
static inline sg_float16 sg_load_head_float16(const void *p, int64_t n) {
  return (sg_float16)_mm512_maskz_loadu_ps((__mmask16)((1u << n) - 1), p);
}
static inline void sg_store_head_float16(void *p, int64_t n, sg_float16 v) {
  _mm512_mask_storeu_ps(p, (__mmask16)((1u << n) - 1), (__m512)v);
}
static inline sg_double8 sg_load_head_double8(const void *p, int64_t n) {
  return (sg_double8)_mm512_maskz_loadu_pd((__mmask8)((1u << n) - 1), p);
}
static inline void sg_store_head_double8(void *p, int64_t n, sg_double8 v) {
  _mm512_mask_storeu_pd(p, (__mmask8)((1u << n) - 1), (__m512d)v);
}

/* c += a0 b0 + a1 b1 of pairs of bfloat16 in each 32 bits, in float32. Written as assembly: the build for AVX-512 does not
   presume the instruction, the caller has asked cpuid (sg_cpu_has_bfloat16). */
typedef int32_t sg_int16 __attribute__((ext_vector_type(16)));
static inline __attribute__((always_inline)) sg_float16 sg_dot_bfloat16(sg_float16 c, sg_int16 a, sg_int16 b) {
  __asm__("vdpbf16ps %2, %1, %0" : "+v"(c) : "v"(a), "v"(b));
  return c;
}
#endif

#endif
