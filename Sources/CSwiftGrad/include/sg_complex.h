/* Internal to the package: libm's functions of complex numbers, which Swift does not import. */
#ifndef SG_COMPLEX_H
#define SG_COMPLEX_H

#include <complex.h>
#include <math.h>

typedef struct sg_complex64 {
  float re, im;
} sg_complex64;
typedef struct sg_complex128 {
  double re, im;
} sg_complex128;

#define SG_COMPLEX_FUNCTION(name)                               \
  static inline sg_complex64 sg_##name##f(sg_complex64 z) {     \
    float complex w;                                            \
    __real__ w = z.re;                                          \
    __imag__ w = z.im;                                          \
    w = name##f(w);                                             \
    return (sg_complex64){__real__ w, __imag__ w};              \
  }                                                             \
  static inline sg_complex128 sg_##name(sg_complex128 z) {      \
    double complex w;                                           \
    __real__ w = z.re;                                          \
    __imag__ w = z.im;                                          \
    w = name(w);                                                \
    return (sg_complex128){__real__ w, __imag__ w};             \
  }

SG_COMPLEX_FUNCTION(cexp)
SG_COMPLEX_FUNCTION(clog)
SG_COMPLEX_FUNCTION(csqrt)
SG_COMPLEX_FUNCTION(csin)
SG_COMPLEX_FUNCTION(ccos)
SG_COMPLEX_FUNCTION(ctan)
SG_COMPLEX_FUNCTION(csinh)
SG_COMPLEX_FUNCTION(ccosh)
SG_COMPLEX_FUNCTION(ctanh)
SG_COMPLEX_FUNCTION(casin)
SG_COMPLEX_FUNCTION(cacos)
SG_COMPLEX_FUNCTION(catan)
SG_COMPLEX_FUNCTION(casinh)
SG_COMPLEX_FUNCTION(cacosh)
SG_COMPLEX_FUNCTION(catanh)

static inline double sg_hypot(double x, double y) { return hypot(x, y); }
static inline double sg_atan2(double y, double x) { return atan2(y, x); }
static inline double sg_sin(double x) { return sin(x); }
static inline double sg_cos(double x) { return cos(x); }
static inline double sg_log1p(double x) { return log1p(x); }
static inline double sg_expm1(double x) { return expm1(x); }

#endif
