/* Internal to the package: dot products of unsigned by signed bytes, as inline C on vectors. Not part of the public contract. */
#ifndef SG_QUANTIZED_H
#define SG_QUANTIZED_H

#include <stdint.h>

/** Whether the CPU has AVX512-VNNI (and the OS saves what it works on). */
__attribute__((visibility("hidden"))) int32_t sg_cpu_has_vnni(void);

typedef int32_t sg_lanes16 __attribute__((ext_vector_type(16)));
typedef float sg_floats16 __attribute__((ext_vector_type(16)));

static inline __attribute__((always_inline)) sg_floats16 sg_float_lanes(sg_lanes16 v) {
  return __builtin_convertvector(v, sg_floats16);
}

/* Lane j of sixteen: sum += a0 b[4j] + a1 b[4j + 1] + a2 b[4j + 2] + a3 b[4j + 3], where a0 ... a3 are the unsigned bytes of `a` and b holds
   64 signed bytes. Nothing saturates: all variants give the same integers. */

#if defined(__AVX512BW__)
#include <immintrin.h>

/* One instruction. Written as assembly: the build for AVX-512 does not presume it, the caller has asked cpuid. */
static inline __attribute__((always_inline)) sg_lanes16 sg_dot_bytes_vnni(sg_lanes16 sum, int32_t a, sg_lanes16 b) {
  sg_lanes16 v = (sg_lanes16)_mm512_set1_epi32(a);
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(v), "v"(b));
  return sum;
}
#endif

#if defined(__AVX2__)
#include <immintrin.h>

/* Products of 16-bit integers, added in pairs to 32 bits; then the pairs of a column meet. */
static inline __attribute__((always_inline)) sg_lanes16 sg_dot_bytes(sg_lanes16 sum, int32_t a, sg_lanes16 b) {
  const __m128i *p = (const __m128i *)&b;
  __m256i v = _mm256_broadcastq_epi64(_mm_cvtepu8_epi16(_mm_cvtsi32_si128(a)));
  __m256i q0 = _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(p)), v);
  __m256i q1 = _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(p + 1)), v);
  __m256i q2 = _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(p + 2)), v);
  __m256i q3 = _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(p + 3)), v);
  __m256i low = _mm256_permute4x64_epi64(_mm256_hadd_epi32(q0, q1), 0xD8);
  __m256i high = _mm256_permute4x64_epi64(_mm256_hadd_epi32(q2, q3), 0xD8);
  typedef int32_t half __attribute__((ext_vector_type(8)));
  return sum + (sg_lanes16)__builtin_shufflevector((half)low, (half)high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
#else
static inline __attribute__((always_inline)) sg_lanes16 sg_dot_bytes(sg_lanes16 sum, int32_t a, sg_lanes16 b) {
  const int8_t *p = (const int8_t *)&b;
  for (int j = 0; j < 16; j++) {
    int32_t s = 0;
    for (int i = 0; i < 4; i++) s += (int32_t)((uint32_t)a >> (8 * i) & 255) * p[4 * j + i];
    sum[j] += s;
  }
  return sum;
}
#endif

#endif
