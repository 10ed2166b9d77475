/* Internal to the package: shuffles of vectors, which Swift's SIMD types lack (its evenHalf and the like go through memory). */
#ifndef SG_SHUFFLES_H
#define SG_SHUFFLES_H

#define SG_INLINE static inline __attribute__((always_inline))

typedef float sg_float4 __attribute__((ext_vector_type(4)));

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

/** d (rows `width` apart) = the transpose of 4 x 4 elements at s, rows `row` apart. */
SG_INLINE void sg_transpose4(const float *s, long row, float *d, long width) {
  typedef float place __attribute__((ext_vector_type(4), aligned(4)));
  sg_float4 a0 = *(const place *)(s + 0 * row), a1 = *(const place *)(s + 1 * row), a2 = *(const place *)(s + 2 * row),
      a3 = *(const place *)(s + 3 * row);
  sg_float4 b0 = sg_zip_low4(a0, a2), b1 = sg_zip_high4(a0, a2), b2 = sg_zip_low4(a1, a3), b3 = sg_zip_high4(a1, a3);
  sg_float4 c0 = sg_zip_low4(b0, b2), c1 = sg_zip_high4(b0, b2), c2 = sg_zip_low4(b1, b3), c3 = sg_zip_high4(b1, b3);
  *(place *)(d + 0 * width) = c0;
  *(place *)(d + 1 * width) = c1;
  *(place *)(d + 2 * width) = c2;
  *(place *)(d + 3 * width) = c3;
}

#ifdef __AVX__
typedef float sg_float8 __attribute__((ext_vector_type(8)));

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

/** d (rows `width` apart) = the transpose of 8 x 8 elements at s, rows `row` apart. */
SG_INLINE void sg_transpose8(const float *s, long row, float *d, long width) {
  typedef float place __attribute__((ext_vector_type(8), aligned(4)));
  sg_float8 a0 = *(const place *)(s + 0 * row), a1 = *(const place *)(s + 1 * row), a2 = *(const place *)(s + 2 * row),
      a3 = *(const place *)(s + 3 * row), a4 = *(const place *)(s + 4 * row), a5 = *(const place *)(s + 5 * row),
      a6 = *(const place *)(s + 6 * row), a7 = *(const place *)(s + 7 * row);
  sg_float8 b0 = sg_zip_low8(a0, a4), b1 = sg_zip_high8(a0, a4), b2 = sg_zip_low8(a1, a5), b3 = sg_zip_high8(a1, a5),
      b4 = sg_zip_low8(a2, a6), b5 = sg_zip_high8(a2, a6), b6 = sg_zip_low8(a3, a7), b7 = sg_zip_high8(a3, a7);
  sg_float8 c0 = sg_zip_low8(b0, b4), c1 = sg_zip_high8(b0, b4), c2 = sg_zip_low8(b1, b5), c3 = sg_zip_high8(b1, b5),
      c4 = sg_zip_low8(b2, b6), c5 = sg_zip_high8(b2, b6), c6 = sg_zip_low8(b3, b7), c7 = sg_zip_high8(b3, b7);
  sg_float8 d0 = sg_zip_low8(c0, c4), d1 = sg_zip_high8(c0, c4), d2 = sg_zip_low8(c1, c5), d3 = sg_zip_high8(c1, c5),
      d4 = sg_zip_low8(c2, c6), d5 = sg_zip_high8(c2, c6), d6 = sg_zip_low8(c3, c7), d7 = sg_zip_high8(c3, c7);
  *(place *)(d + 0 * width) = d0;
  *(place *)(d + 1 * width) = d1;
  *(place *)(d + 2 * width) = d2;
  *(place *)(d + 3 * width) = d3;
  *(place *)(d + 4 * width) = d4;
  *(place *)(d + 5 * width) = d5;
  *(place *)(d + 6 * width) = d6;
  *(place *)(d + 7 * width) = d7;
}
#endif

#ifdef __AVX512F__
typedef float sg_float16 __attribute__((ext_vector_type(16)));

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

/** d (rows `width` apart) = the transpose of 16 x 16 elements at s, rows `row` apart. */
SG_INLINE void sg_transpose16(const float *s, long row, float *d, long width) {
  typedef float place __attribute__((ext_vector_type(16), aligned(4)));
  sg_float16 a0 = *(const place *)(s + 0 * row), a1 = *(const place *)(s + 1 * row), a2 = *(const place *)(s + 2 * row),
      a3 = *(const place *)(s + 3 * row), a4 = *(const place *)(s + 4 * row), a5 = *(const place *)(s + 5 * row),
      a6 = *(const place *)(s + 6 * row), a7 = *(const place *)(s + 7 * row), a8 = *(const place *)(s + 8 * row),
      a9 = *(const place *)(s + 9 * row), a10 = *(const place *)(s + 10 * row), a11 = *(const place *)(s + 11 * row),
      a12 = *(const place *)(s + 12 * row), a13 = *(const place *)(s + 13 * row), a14 = *(const place *)(s + 14 * row),
      a15 = *(const place *)(s + 15 * row);
  sg_float16 b0 = sg_zip_low16(a0, a8), b1 = sg_zip_high16(a0, a8), b2 = sg_zip_low16(a1, a9), b3 = sg_zip_high16(a1, a9),
      b4 = sg_zip_low16(a2, a10), b5 = sg_zip_high16(a2, a10), b6 = sg_zip_low16(a3, a11), b7 = sg_zip_high16(a3, a11),
      b8 = sg_zip_low16(a4, a12), b9 = sg_zip_high16(a4, a12), b10 = sg_zip_low16(a5, a13), b11 = sg_zip_high16(a5, a13),
      b12 = sg_zip_low16(a6, a14), b13 = sg_zip_high16(a6, a14), b14 = sg_zip_low16(a7, a15), b15 = sg_zip_high16(a7, a15);
  sg_float16 c0 = sg_zip_low16(b0, b8), c1 = sg_zip_high16(b0, b8), c2 = sg_zip_low16(b1, b9), c3 = sg_zip_high16(b1, b9),
      c4 = sg_zip_low16(b2, b10), c5 = sg_zip_high16(b2, b10), c6 = sg_zip_low16(b3, b11), c7 = sg_zip_high16(b3, b11),
      c8 = sg_zip_low16(b4, b12), c9 = sg_zip_high16(b4, b12), c10 = sg_zip_low16(b5, b13), c11 = sg_zip_high16(b5, b13),
      c12 = sg_zip_low16(b6, b14), c13 = sg_zip_high16(b6, b14), c14 = sg_zip_low16(b7, b15), c15 = sg_zip_high16(b7, b15);
  sg_float16 d0 = sg_zip_low16(c0, c8), d1 = sg_zip_high16(c0, c8), d2 = sg_zip_low16(c1, c9), d3 = sg_zip_high16(c1, c9),
      d4 = sg_zip_low16(c2, c10), d5 = sg_zip_high16(c2, c10), d6 = sg_zip_low16(c3, c11), d7 = sg_zip_high16(c3, c11),
      d8 = sg_zip_low16(c4, c12), d9 = sg_zip_high16(c4, c12), d10 = sg_zip_low16(c5, c13), d11 = sg_zip_high16(c5, c13),
      d12 = sg_zip_low16(c6, c14), d13 = sg_zip_high16(c6, c14), d14 = sg_zip_low16(c7, c15), d15 = sg_zip_high16(c7, c15);
  sg_float16 e0 = sg_zip_low16(d0, d8), e1 = sg_zip_high16(d0, d8), e2 = sg_zip_low16(d1, d9), e3 = sg_zip_high16(d1, d9),
      e4 = sg_zip_low16(d2, d10), e5 = sg_zip_high16(d2, d10), e6 = sg_zip_low16(d3, d11), e7 = sg_zip_high16(d3, d11),
      e8 = sg_zip_low16(d4, d12), e9 = sg_zip_high16(d4, d12), e10 = sg_zip_low16(d5, d13), e11 = sg_zip_high16(d5, d13),
      e12 = sg_zip_low16(d6, d14), e13 = sg_zip_high16(d6, d14), e14 = sg_zip_low16(d7, d15), e15 = sg_zip_high16(d7, d15);
  *(place *)(d + 0 * width) = e0;
  *(place *)(d + 1 * width) = e1;
  *(place *)(d + 2 * width) = e2;
  *(place *)(d + 3 * width) = e3;
  *(place *)(d + 4 * width) = e4;
  *(place *)(d + 5 * width) = e5;
  *(place *)(d + 6 * width) = e6;
  *(place *)(d + 7 * width) = e7;
  *(place *)(d + 8 * width) = e8;
  *(place *)(d + 9 * width) = e9;
  *(place *)(d + 10 * width) = e10;
  *(place *)(d + 11 * width) = e11;
  *(place *)(d + 12 * width) = e12;
  *(place *)(d + 13 * width) = e13;
  *(place *)(d + 14 * width) = e14;
  *(place *)(d + 15 * width) = e15;
}
#endif

#endif
