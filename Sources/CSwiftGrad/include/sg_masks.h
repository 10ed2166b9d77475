/* Internal to the package: vectors whose lanes are kept or dropped by the bits of a mask. Swift's masks have no way from and to bits. */
#ifndef SG_MASKS_H
#define SG_MASKS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef float sg_lanes_float __attribute__((ext_vector_type(16)));
typedef double sg_lanes_double __attribute__((ext_vector_type(8)));
typedef uint32_t sg_lanes_word __attribute__((ext_vector_type(16)));
typedef int32_t sg_lanes_int __attribute__((ext_vector_type(16)));
typedef int64_t sg_lanes_long __attribute__((ext_vector_type(8)));
typedef bool sg_lanes_16 __attribute__((ext_vector_type(16)));
typedef bool sg_lanes_8 __attribute__((ext_vector_type(8)));

/** v where the bit is 1, else 0. */
static inline __attribute__((always_inline)) sg_lanes_float sg_keep_float(sg_lanes_float v, uint16_t bits) {
  sg_lanes_16 b;
  memcpy(&b, &bits, 2);
  sg_lanes_int m = -__builtin_convertvector(b, sg_lanes_int);
  return (sg_lanes_float)((sg_lanes_int)v & m);
}

static inline __attribute__((always_inline)) sg_lanes_double sg_keep_double(sg_lanes_double v, uint8_t bits) {
  sg_lanes_8 b;
  memcpy(&b, &bits, 1);
  sg_lanes_long m = -__builtin_convertvector(b, sg_lanes_long);
  return (sg_lanes_double)((sg_lanes_long)v & m);
}

/** Bit i: a[i] < limit. */
static inline __attribute__((always_inline)) uint16_t sg_below(sg_lanes_word a, uint32_t limit) {
  sg_lanes_16 b = __builtin_convertvector(a < (sg_lanes_word)limit, sg_lanes_16);
  uint16_t bits;
  memcpy(&bits, &b, 2);
  return bits;
}

/** Bit i: a[i] == value. */
static inline __attribute__((always_inline)) uint16_t sg_equal(sg_lanes_word a, uint32_t value) {
  sg_lanes_16 b = __builtin_convertvector(a == (sg_lanes_word)value, sg_lanes_16);
  uint16_t bits;
  memcpy(&bits, &b, 2);
  return bits;
}

/** Elements 0, 2, 4, ... of 32 words. */
static inline __attribute__((always_inline)) sg_lanes_word sg_even_words(const void *p) {
  typedef uint32_t loose __attribute__((ext_vector_type(16), aligned(1)));
  sg_lanes_word a = *(const loose *)p, b = *(const loose *)((const char *)p + 64);
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

/** Elements 1, 3, 5, ... of 32 words. */
static inline __attribute__((always_inline)) sg_lanes_word sg_odd_words(const void *p) {
  typedef uint32_t loose __attribute__((ext_vector_type(16), aligned(1)));
  sg_lanes_word a = *(const loose *)p, b = *(const loose *)((const char *)p + 64);
  return __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}

/* The sum and the largest of all lanes; of the latter NaN wins. */

typedef float sg_half_float __attribute__((ext_vector_type(8)));
typedef float sg_quarter_float __attribute__((ext_vector_type(4)));
typedef double sg_half_double __attribute__((ext_vector_type(4)));

static inline __attribute__((always_inline)) float sg_sum_float(sg_lanes_float v) {
  sg_half_float h = v.lo + v.hi;
  sg_quarter_float q = h.lo + h.hi;
  return (q.x + q.z) + (q.y + q.w);
}

static inline __attribute__((always_inline)) double sg_sum_double(sg_lanes_double v) {
  sg_half_double h = v.lo + v.hi;
  return (h.x + h.z) + (h.y + h.w);
}

static inline __attribute__((always_inline)) float sg_larger_float(float a, float b) { return (a > b) | (a != a) ? a : b; }
static inline __attribute__((always_inline)) double sg_larger_double(double a, double b) {
  return (a > b) | (a != a) ? a : b;
}

#define SG_LARGER(type, integer, a, b) \
  __extension__({                      \
    type _a = (a), _b = (b);           \
    integer _m = (_a > _b) | (_a != _a); \
    (type)(((integer)_a & _m) | ((integer)_b & ~_m)); \
  })

typedef int32_t sg_half_int __attribute__((ext_vector_type(8)));
typedef int32_t sg_quarter_int __attribute__((ext_vector_type(4)));
typedef int64_t sg_half_long __attribute__((ext_vector_type(4)));

static inline __attribute__((always_inline)) float sg_largest_float(sg_lanes_float v) {
  sg_half_float h = SG_LARGER(sg_half_float, sg_half_int, v.lo, v.hi);
  sg_quarter_float q = SG_LARGER(sg_quarter_float, sg_quarter_int, h.lo, h.hi);
  return sg_larger_float(sg_larger_float(q.x, q.z), sg_larger_float(q.y, q.w));
}

static inline __attribute__((always_inline)) double sg_largest_double(sg_lanes_double v) {
  sg_half_double h = SG_LARGER(sg_half_double, sg_half_long, v.lo, v.hi);
  return sg_larger_double(sg_larger_double(h.x, h.z), sg_larger_double(h.y, h.w));
}

#endif
