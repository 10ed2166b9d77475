/* Internal to the package: shuffles of vectors, which Swift's SIMD types lack (its evenHalf and the like go through memory). */
#ifndef SG_SHUFFLES_H
#define SG_SHUFFLES_H

#include "sg_vectors.h"

#define SG_INLINE static inline __attribute__((always_inline))

/** Asks for the cache line at p, which need not exist. */
SG_INLINE void sg_prefetch(const void *p) { __builtin_prefetch(p, 0, 3); }

/** Elements 0, 2, 4, ... of a and b, one after the other. */
SG_INLINE sg_float4 sg_even4(sg_float4 a, sg_float4 b) {
  return __builtin_shufflevector(a, b, 0, 2, 4, 6);
}
/** Elements 1, 3, 5, ... of a and b. */
SG_INLINE sg_float4 sg_odd4(sg_float4 a, sg_float4 b) {
  return __builtin_shufflevector(a, b, 1, 3, 5, 7);
}
/** a[0], b[0], a[1], b[1], ... of the lower halves. */
SG_INLINE sg_float4 sg_zip_low4(sg_float4 a, sg_float4 b) {
  return __builtin_shufflevector(a, b, 0, 4, 1, 5);
}
/** The same of the upper halves. */
SG_INLINE sg_float4 sg_zip_high4(sg_float4 a, sg_float4 b) {
  return __builtin_shufflevector(a, b, 2, 6, 3, 7);
}
/** Elements from 1 on of a, then the first of b. */
SG_INLINE sg_float4 sg_next4(sg_float4 a, sg_float4 b) {
  return __builtin_shufflevector(a, b, 1, 2, 3, 4);
}

/** v with zeros in the lanes before `from` and from `to` on. */
SG_INLINE sg_float4 sg_keep4(sg_float4 v, int from, int to) {
  typedef int lanes __attribute__((ext_vector_type(4)));
  const lanes i = {0, 1, 2, 3};
  return (sg_float4)((lanes)v & (i >= from) & (i < to));
}

#ifdef __AVX__
/** Elements 0, 2, 4, ... of a and b, one after the other. */
SG_INLINE sg_float8 sg_even8(sg_float8 a, sg_float8 b) {
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
}
/** Elements 1, 3, 5, ... of a and b. */
SG_INLINE sg_float8 sg_odd8(sg_float8 a, sg_float8 b) {
  return __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
}
/** a[0], b[0], a[1], b[1], ... of the lower halves. */
SG_INLINE sg_float8 sg_zip_low8(sg_float8 a, sg_float8 b) {
  return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}
/** The same of the upper halves. */
SG_INLINE sg_float8 sg_zip_high8(sg_float8 a, sg_float8 b) {
  return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}
/** Elements from 1 on of a, then the first of b. */
SG_INLINE sg_float8 sg_next8(sg_float8 a, sg_float8 b) {
  return __builtin_shufflevector(a, b, 1, 2, 3, 4, 5, 6, 7, 8);
}

/** v with zeros in the lanes before `from` and from `to` on. */
SG_INLINE sg_float8 sg_keep8(sg_float8 v, int from, int to) {
  typedef int lanes __attribute__((ext_vector_type(8)));
  const lanes i = {0, 1, 2, 3, 4, 5, 6, 7};
  return (sg_float8)((lanes)v & (i >= from) & (i < to));
}
#endif

#ifdef __AVX512F__
/** Elements 0, 2, 4, ... of a and b, one after the other. */
SG_INLINE sg_float16 sg_even16(sg_float16 a, sg_float16 b) {
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}
/** Elements 1, 3, 5, ... of a and b. */
SG_INLINE sg_float16 sg_odd16(sg_float16 a, sg_float16 b) {
  return __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}
/** a[0], b[0], a[1], b[1], ... of the lower halves. */
SG_INLINE sg_float16 sg_zip_low16(sg_float16 a, sg_float16 b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
/** The same of the upper halves. */
SG_INLINE sg_float16 sg_zip_high16(sg_float16 a, sg_float16 b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
/** Elements from 1 on of a, then the first of b. */
SG_INLINE sg_float16 sg_next16(sg_float16 a, sg_float16 b) {
  return __builtin_shufflevector(a, b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
}

/** v with zeros in the lanes before `from` and from `to` on. */
SG_INLINE sg_float16 sg_keep16(sg_float16 v, int from, int to) {
  typedef int lanes __attribute__((ext_vector_type(16)));
  const lanes i = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return (sg_float16)((lanes)v & (i >= from) & (i < to));
}

/** Bits from <= i < to of 16. */
SG_INLINE unsigned short sg_range16(long from, long to) {
  long low = from < 0 ? 0 : (from > 16 ? 16 : from), high = to < 0 ? 0 : (to > 16 ? 16 : to);
  return (unsigned short)(((1u << high) - 1) & ~((1u << low) - 1));
}

/** The lanes of the vector at p whose bits are set, zero elsewhere; the other lanes are not read. */
SG_INLINE sg_float16 sg_load_some16(const float *p, unsigned short mask) {
  return __builtin_ia32_loadups512_mask(p, (sg_float16)0, mask);
}

/** Stores the lanes of v whose bits are set. */
SG_INLINE void sg_store_some16(float *p, sg_float16 v, unsigned short mask) { __builtin_ia32_storeups512_mask(p, v, mask); }

#endif

#endif
