// LAPACK's Fortran routines, which libopenblas exports, as C functions of the element type.
//
// Matrices are column-major. Each function returns LAPACK's info: 0 where all went well, negative where an argument was refused,
// positive for what the routine itself reports, and SG_LAPACK_NO_MEMORY where its workspace cannot be had.
#pragma once
#include <cblas.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { SG_LAPACK_FLOAT = 0, SG_LAPACK_DOUBLE = 1, SG_LAPACK_COMPLEX_FLOAT = 2, SG_LAPACK_COMPLEX_DOUBLE = 3 };
enum { SG_LAPACK_NO_MEMORY = -1000 };

typedef const int *sg_in;
typedef const char *sg_ch;

// The hidden lengths of character arguments come last, as gfortran passes them.
#define SG_DECLARE(x)                                                                                                      \
  void x##getrf_(sg_in m, sg_in n, void *a, sg_in lda, int *ipiv, int *info);                                              \
  void x##getrs_(sg_ch trans, sg_in n, sg_in nrhs, const void *a, sg_in lda, sg_in ipiv, void *b, sg_in ldb, int *info,    \
                 size_t);                                                                                                  \
  void x##potrf_(sg_ch uplo, sg_in n, void *a, sg_in lda, int *info, size_t);                                              \
  void x##geqrf_(sg_in m, sg_in n, void *a, sg_in lda, void *tau, void *work, sg_in lwork, int *info);                     \
  void x##sytrf_(sg_ch uplo, sg_in n, void *a, sg_in lda, int *ipiv, void *work, sg_in lwork, int *info, size_t);          \
  void x##sytrs_(sg_ch uplo, sg_in n, sg_in nrhs, const void *a, sg_in lda, sg_in ipiv, void *b, sg_in ldb, int *info,     \
                 size_t);                                                                                                  \
  void x##gels_(sg_ch trans, sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, void *work, sg_in lwork, \
                int *info, size_t);
SG_DECLARE(s)
SG_DECLARE(d)
SG_DECLARE(c)
SG_DECLARE(z)

#define SG_DECLARE_REAL(x)                                                                                                 \
  void x##orgqr_(sg_in m, sg_in n, sg_in k, void *a, sg_in lda, const void *tau, void *work, sg_in lwork, int *info);      \
  void x##ormqr_(sg_ch side, sg_ch trans, sg_in m, sg_in n, sg_in k, const void *a, sg_in lda, const void *tau, void *c,   \
                 sg_in ldc, void *work, sg_in lwork, int *info, size_t, size_t);                                           \
  void x##gesdd_(sg_ch jobz, sg_in m, sg_in n, void *a, sg_in lda, void *s, void *u, sg_in ldu, void *vt, sg_in ldvt,      \
                 void *work, sg_in lwork, int *iwork, int *info, size_t);                                                  \
  void x##syevd_(sg_ch jobz, sg_ch uplo, sg_in n, void *a, sg_in lda, void *w, void *work, sg_in lwork, int *iwork,        \
                 sg_in liwork, int *info, size_t, size_t);                                                                 \
  void x##geev_(sg_ch jobvl, sg_ch jobvr, sg_in n, void *a, sg_in lda, void *wr, void *wi, void *vl, sg_in ldvl, void *vr, \
                sg_in ldvr, void *work, sg_in lwork, int *info, size_t, size_t);                                           \
  void x##gelsy_(sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, int *jpvt, const void *rcond,       \
                 int *rank, void *work, sg_in lwork, int *info);                                                           \
  void x##gelsd_(sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, void *s, const void *rcond,         \
                 int *rank, void *work, sg_in lwork, int *iwork, int *info);                                               \
  void x##gelss_(sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, void *s, const void *rcond,         \
                 int *rank, void *work, sg_in lwork, int *info);
SG_DECLARE_REAL(s)
SG_DECLARE_REAL(d)

#define SG_DECLARE_COMPLEX(x)                                                                                              \
  void x##ungqr_(sg_in m, sg_in n, sg_in k, void *a, sg_in lda, const void *tau, void *work, sg_in lwork, int *info);      \
  void x##unmqr_(sg_ch side, sg_ch trans, sg_in m, sg_in n, sg_in k, const void *a, sg_in lda, const void *tau, void *c,   \
                 sg_in ldc, void *work, sg_in lwork, int *info, size_t, size_t);                                           \
  void x##gesdd_(sg_ch jobz, sg_in m, sg_in n, void *a, sg_in lda, void *s, void *u, sg_in ldu, void *vt, sg_in ldvt,      \
                 void *work, sg_in lwork, void *rwork, int *iwork, int *info, size_t);                                     \
  void x##heevd_(sg_ch jobz, sg_ch uplo, sg_in n, void *a, sg_in lda, void *w, void *work, sg_in lwork, void *rwork,       \
                 sg_in lrwork, int *iwork, sg_in liwork, int *info, size_t, size_t);                                       \
  void x##geev_(sg_ch jobvl, sg_ch jobvr, sg_in n, void *a, sg_in lda, void *w, void *vl, sg_in ldvl, void *vr,            \
                sg_in ldvr, void *work, sg_in lwork, void *rwork, int *info, size_t, size_t);                              \
  void x##hetrf_(sg_ch uplo, sg_in n, void *a, sg_in lda, int *ipiv, void *work, sg_in lwork, int *info, size_t);          \
  void x##hetrs_(sg_ch uplo, sg_in n, sg_in nrhs, const void *a, sg_in lda, sg_in ipiv, void *b, sg_in ldb, int *info,     \
                 size_t);                                                                                                  \
  void x##gelsy_(sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, int *jpvt, const void *rcond,       \
                 int *rank, void *work, sg_in lwork, void *rwork, int *info);                                              \
  void x##gelsd_(sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, void *s, const void *rcond,         \
                 int *rank, void *work, sg_in lwork, void *rwork, int *iwork, int *info);                                  \
  void x##gelss_(sg_in m, sg_in n, sg_in nrhs, void *a, sg_in lda, void *b, sg_in ldb, void *s, const void *rcond,         \
                 int *rank, void *work, sg_in lwork, void *rwork, int *info);
SG_DECLARE_COMPLEX(c)
SG_DECLARE_COMPLEX(z)

#define SG_ALL(name, ...)                                  \
  switch (type) {                                          \
    case SG_LAPACK_FLOAT: s##name##_(__VA_ARGS__); break;  \
    case SG_LAPACK_DOUBLE: d##name##_(__VA_ARGS__); break; \
    case SG_LAPACK_COMPLEX_FLOAT: c##name##_(__VA_ARGS__); break; \
    default: z##name##_(__VA_ARGS__); break;               \
  }
#define SG_REAL(name, ...) \
  if (type == SG_LAPACK_FLOAT) s##name##_(__VA_ARGS__); else d##name##_(__VA_ARGS__)
#define SG_COMPLEX(name, ...) \
  if (type == SG_LAPACK_COMPLEX_FLOAT) c##name##_(__VA_ARGS__); else z##name##_(__VA_ARGS__)

static inline int sg_lapack_is_complex(int type) { return type >= SG_LAPACK_COMPLEX_FLOAT; }
static inline size_t sg_lapack_real_size(int type) { return type == SG_LAPACK_FLOAT || type == SG_LAPACK_COMPLEX_FLOAT ? 4 : 8; }
static inline size_t sg_lapack_size(int type) { return sg_lapack_real_size(type) << sg_lapack_is_complex(type); }
static inline size_t sg_lapack_most(size_t a, size_t b) { return a > b ? a : b; }

// The length that a workspace query gave; a float may have rounded it down.
static inline int sg_lapack_length(int type, const void *query) {
  double n = sg_lapack_real_size(type) == 4 ? (double)*(const float *)query * 1.0000002 : *(const double *)query;
  return n < 1 ? 1 : (int)n + 1;
}

static inline int sg_lapack_getrf(int type, int m, int n, void *a, int lda, int *ipiv) {
  int info = 0;
  SG_ALL(getrf, &m, &n, a, &lda, ipiv, &info)
  return info;
}

static inline int sg_lapack_getrs(int type, char trans, int n, int nrhs, const void *a, int lda, const int *ipiv, void *b, int ldb) {
  int info = 0;
  SG_ALL(getrs, &trans, &n, &nrhs, a, &lda, ipiv, b, &ldb, &info, 1)
  return info;
}

static inline int sg_lapack_potrf(int type, char uplo, int n, void *a, int lda) {
  int info = 0;
  SG_ALL(potrf, &uplo, &n, a, &lda, &info, 1)
  return info;
}

static inline int sg_lapack_geqrf(int type, int m, int n, void *a, int lda, void *tau) {
  int info = 0, lwork = -1;
  double query[2] = {0, 0};
  SG_ALL(geqrf, &m, &n, a, &lda, tau, query, &lwork, &info)
  lwork = sg_lapack_length(type, query);
  void *work = malloc((size_t)lwork * sg_lapack_size(type));
  if (work == NULL) return SG_LAPACK_NO_MEMORY;
  SG_ALL(geqrf, &m, &n, a, &lda, tau, work, &lwork, &info)
  free(work);
  return info;
}

static inline int sg_lapack_orgqr(int type, int m, int n, int k, void *a, int lda, const void *tau) {
  int info = 0, lwork = -1;
  double query[2] = {0, 0};
  void *work = query;
  for (int pass = 0; pass < 2; pass++) {
    if (sg_lapack_is_complex(type)) {
      SG_COMPLEX(ungqr, &m, &n, &k, a, &lda, tau, work, &lwork, &info);
    } else {
      SG_REAL(orgqr, &m, &n, &k, a, &lda, tau, work, &lwork, &info);
    }
    if (pass == 1) break;
    lwork = sg_lapack_length(type, query);
    work = malloc((size_t)lwork * sg_lapack_size(type));
    if (work == NULL) return SG_LAPACK_NO_MEMORY;
  }
  free(work);
  return info;
}

static inline int sg_lapack_ormqr(int type, char side, char trans, int m, int n, int k, const void *a, int lda, const void *tau,
                                  void *c, int ldc) {
  int info = 0, lwork = -1;
  double query[2] = {0, 0};
  void *work = query;
  for (int pass = 0; pass < 2; pass++) {
    if (sg_lapack_is_complex(type)) {
      SG_COMPLEX(unmqr, &side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &lwork, &info, 1, 1);
    } else {
      SG_REAL(ormqr, &side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &lwork, &info, 1, 1);
    }
    if (pass == 1) break;
    lwork = sg_lapack_length(type, query);
    work = malloc((size_t)lwork * sg_lapack_size(type));
    if (work == NULL) return SG_LAPACK_NO_MEMORY;
  }
  free(work);
  return info;
}

static inline int sg_lapack_gesdd(int type, char jobz, int m, int n, void *a, int lda, void *s, void *u, int ldu, void *vt,
                                  int ldvt) {
  int info = 0, lwork = -1;
  size_t least = (size_t)(m < n ? m : n), most = (size_t)(m < n ? n : m);
  size_t reals = !sg_lapack_is_complex(type) ? 1
                 : jobz == 'N'               ? 7 * least
                                             : sg_lapack_most(5 * least * least + 5 * least, 2 * most * least + 2 * least * least + least);
  int *iwork = malloc((8 * least + 1) * sizeof(int));
  void *rwork = malloc(sg_lapack_most(reals, 1) * sg_lapack_real_size(type));
  double query[2] = {0, 0};
  void *work = query;
  for (int pass = 0; pass < 2 && iwork != NULL && rwork != NULL; pass++) {
    if (sg_lapack_is_complex(type)) {
      SG_COMPLEX(gesdd, &jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, rwork, iwork, &info, 1);
    } else {
      SG_REAL(gesdd, &jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, iwork, &info, 1);
    }
    if (pass == 1 || info != 0) break;
    lwork = sg_lapack_length(type, query);
    work = malloc((size_t)lwork * sg_lapack_size(type));
    if (work == NULL) break;
  }
  if (iwork == NULL || rwork == NULL || work == NULL) info = SG_LAPACK_NO_MEMORY;
  if (work != query) free(work);
  free(iwork);
  free(rwork);
  return info;
}

// Eigenvalues of symmetric or Hermitian matrices.
static inline int sg_lapack_syevd(int type, char jobz, char uplo, int n, void *a, int lda, void *w) {
  int info = 0, lwork = -1, liwork = -1, lrwork = -1, iquery = 1, *iwork = &iquery;
  double query[2] = {0, 0}, rquery = 0;
  void *work = query, *rwork = &rquery;
  for (int pass = 0; pass < 2; pass++) {
    if (sg_lapack_is_complex(type)) {
      SG_COMPLEX(heevd, &jobz, &uplo, &n, a, &lda, w, work, &lwork, rwork, &lrwork, iwork, &liwork, &info, 1, 1);
    } else {
      SG_REAL(syevd, &jobz, &uplo, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info, 1, 1);
    }
    if (pass == 1 || info != 0) break;
    lwork = sg_lapack_length(type, query);
    lrwork = sg_lapack_is_complex(type) ? sg_lapack_length(type, &rquery) : 1;
    liwork = iquery < 1 ? 1 : iquery;
    work = malloc((size_t)lwork * sg_lapack_size(type));
    rwork = malloc((size_t)lrwork * sg_lapack_real_size(type));
    iwork = malloc((size_t)liwork * sizeof(int));
    if (work == NULL || rwork == NULL || iwork == NULL) {
      info = SG_LAPACK_NO_MEMORY;
      break;
    }
  }
  if (work != query) {
    free(work);
    free(rwork);
    free(iwork);
  }
  return info;
}

static inline double sg_lapack_get(int type, const void *p, size_t i) {
  return sg_lapack_real_size(type) == 4 ? (double)((const float *)p)[i] : ((const double *)p)[i];
}

static inline void sg_lapack_set(int type, void *p, size_t i, double x) {
  if (sg_lapack_real_size(type) == 4) {
    ((float *)p)[i] = (float)x;
  } else {
    ((double *)p)[i] = x;
  }
}

// Eigenvalues w and, where v is not NULL, right eigenvectors of a general matrix; w and v are complex for every type. Overwrites a.
static inline int sg_lapack_geev(int type, int n, void *a, int lda, void *w, void *v) {
  int info = 0, lwork = -1, one = 1, ldv = n > 1 ? n : 1;
  char no = 'N', vectors = v != NULL ? 'V' : 'N';
  size_t count = (size_t)n;
  double query[2] = {0, 0}, dummy[2] = {0, 0};
  void *work = query;
  if (sg_lapack_is_complex(type)) {
    void *rwork = malloc(sg_lapack_most(2 * count, 1) * sg_lapack_real_size(type));
    if (rwork == NULL) return SG_LAPACK_NO_MEMORY;
    void *vr = v != NULL ? v : dummy;
    int ldvr = v != NULL ? ldv : one;
    for (int pass = 0; pass < 2; pass++) {
      SG_COMPLEX(geev, &no, &vectors, &n, a, &lda, w, dummy, &one, vr, &ldvr, work, &lwork, rwork, &info, 1, 1);
      if (pass == 1 || info != 0) break;
      lwork = sg_lapack_length(type, query);
      work = malloc((size_t)lwork * sg_lapack_size(type));
      if (work == NULL) break;
    }
    if (work == NULL) info = SG_LAPACK_NO_MEMORY;
    if (work != query) free(work);
    free(rwork);
    return info;
  }
  size_t size = sg_lapack_real_size(type);
  char *wr = malloc(sg_lapack_most(2 * count, 1) * size), *wi = wr + count * size;
  void *vr = v != NULL ? malloc(sg_lapack_most(count * count, 1) * size) : dummy;
  int ldvr = v != NULL ? ldv : one;
  if (wr == NULL || vr == NULL) info = SG_LAPACK_NO_MEMORY;
  for (int pass = 0; pass < 2 && info == 0; pass++) {
    SG_REAL(geev, &no, &vectors, &n, a, &lda, wr, wi, dummy, &one, vr, &ldvr, work, &lwork, &info, 1, 1);
    if (pass == 1 || info != 0) break;
    lwork = sg_lapack_length(type, query);
    work = malloc((size_t)lwork * size);
    if (work == NULL) info = SG_LAPACK_NO_MEMORY;
  }
  if (info == 0) {
    // Complex pairs come one after the other: columns j and j + 1 hold the real and the imaginary part.
    for (size_t j = 0; j < count; j++) {
      double im = sg_lapack_get(type, wi, j);
      sg_lapack_set(type, w, 2 * j, sg_lapack_get(type, wr, j));
      sg_lapack_set(type, w, 2 * j + 1, im);
      if (v == NULL) continue;
      for (size_t i = 0; i < count; i++) {
        double x = sg_lapack_get(type, vr, (im < 0 ? j - 1 : j) * count + i), y = 0;
        if (im > 0 && j + 1 < count) y = sg_lapack_get(type, vr, (j + 1) * count + i);
        if (im < 0) y = -sg_lapack_get(type, vr, j * count + i);
        sg_lapack_set(type, v, 2 * (j * count + i), x);
        sg_lapack_set(type, v, 2 * (j * count + i) + 1, y);
      }
    }
  }
  if (work != query) free(work);
  if (v != NULL) free(vr);
  free(wr);
  return info;
}

// The factorization P L D L^T P^T; `hermitian` matters for complex matrices only.
static inline int sg_lapack_sytrf(int type, int hermitian, char uplo, int n, void *a, int lda, int *ipiv) {
  int info = 0, lwork = -1;
  double query[2] = {0, 0};
  void *work = query;
  for (int pass = 0; pass < 2; pass++) {
    if (hermitian && sg_lapack_is_complex(type)) {
      SG_COMPLEX(hetrf, &uplo, &n, a, &lda, ipiv, work, &lwork, &info, 1);
    } else {
      SG_ALL(sytrf, &uplo, &n, a, &lda, ipiv, work, &lwork, &info, 1)
    }
    if (pass == 1) break;
    lwork = sg_lapack_length(type, query);
    work = malloc((size_t)lwork * sg_lapack_size(type));
    if (work == NULL) return SG_LAPACK_NO_MEMORY;
  }
  free(work);
  return info;
}

static inline int sg_lapack_sytrs(int type, int hermitian, char uplo, int n, int nrhs, const void *a, int lda, const int *ipiv,
                                  void *b, int ldb) {
  int info = 0;
  if (hermitian && sg_lapack_is_complex(type)) {
    SG_COMPLEX(hetrs, &uplo, &n, &nrhs, a, &lda, ipiv, b, &ldb, &info, 1);
  } else {
    SG_ALL(sytrs, &uplo, &n, &nrhs, a, &lda, ipiv, b, &ldb, &info, 1)
  }
  return info;
}

// Least squares by the driver 0 gels (full rank), 1 gelsy, 2 gelsd, 3 gelss; s: singular values (gelsd, gelss).
static inline int sg_lapack_lstsq(int type, int driver, int m, int n, int nrhs, void *a, int lda, void *b, int ldb, void *s,
                                  double rcond, int *rank) {
  int info = 0, lwork = -1, is_complex = sg_lapack_is_complex(type);
  char no = 'N';
  size_t least = (size_t)(m < n ? m : n), columns = (size_t)n;
  float rcond4 = (float)rcond;
  const void *cut = sg_lapack_real_size(type) == 4 ? (const void *)&rcond4 : (const void *)&rcond;
  int *iwork = NULL;
  void *rwork = NULL;
  // Levels of gelsd's recursion, from its documentation, and room to spare.
  size_t levels = 1;
  for (size_t k = least; k > 1; k /= 2) levels++;
  size_t integers = driver == 1 ? columns + 1 : 3 * least * levels + 11 * least + 1;
  size_t right = (size_t)nrhs;
  size_t reals = driver == 1   ? 2 * columns + 1
                 : driver == 3 ? 5 * least + 1
                               : (size_t)(10 * (m < n ? m : n)) + 2 * least * 25 + 8 * least * levels + 3 * 25 * right +
                                     sg_lapack_most(26 * 26, least * (1 + right) + 2 * right) + 1;
  if (driver > 0) {
    iwork = calloc(integers, sizeof(int));
    if (is_complex) rwork = malloc(reals * sg_lapack_real_size(type));
    if (iwork == NULL || (is_complex && rwork == NULL)) {
      free(iwork);
      free(rwork);
      return SG_LAPACK_NO_MEMORY;
    }
  }
  double query[2] = {0, 0};
  void *work = query;
  for (int pass = 0; pass < 2; pass++) {
    if (driver == 0) {
      SG_ALL(gels, &no, &m, &n, &nrhs, a, &lda, b, &ldb, work, &lwork, &info, 1)
    } else if (driver == 1 && is_complex) {
      SG_COMPLEX(gelsy, &m, &n, &nrhs, a, &lda, b, &ldb, iwork, cut, rank, work, &lwork, rwork, &info);
    } else if (driver == 1) {
      SG_REAL(gelsy, &m, &n, &nrhs, a, &lda, b, &ldb, iwork, cut, rank, work, &lwork, &info);
    } else if (driver == 2 && is_complex) {
      SG_COMPLEX(gelsd, &m, &n, &nrhs, a, &lda, b, &ldb, s, cut, rank, work, &lwork, rwork, iwork, &info);
    } else if (driver == 2) {
      SG_REAL(gelsd, &m, &n, &nrhs, a, &lda, b, &ldb, s, cut, rank, work, &lwork, iwork, &info);
    } else if (is_complex) {
      SG_COMPLEX(gelss, &m, &n, &nrhs, a, &lda, b, &ldb, s, cut, rank, work, &lwork, rwork, &info);
    } else {
      SG_REAL(gelss, &m, &n, &nrhs, a, &lda, b, &ldb, s, cut, rank, work, &lwork, &info);
    }
    if (pass == 1 || info != 0) break;
    lwork = sg_lapack_length(type, query);
    work = malloc((size_t)lwork * sg_lapack_size(type));
    if (work == NULL) break;
  }
  if (work == NULL) info = SG_LAPACK_NO_MEMORY;
  if (work != query) free(work);
  free(iwork);
  free(rwork);
  return info;
}

// Solves op(A) X = B (left; op: as it is or transposed) or X op(A) = B for a triangular A; X overwrites B (m x n).
static inline void sg_lapack_trsm(int type, int left, int upper, int transposed, int unit, int m, int n, const void *a,
                                  int lda, void *b, int ldb) {
  static const float one4[2] = {1, 0};
  static const double one8[2] = {1, 0};
  int side = left ? CblasLeft : CblasRight, uplo = upper ? CblasUpper : CblasLower;
  int trans = transposed ? CblasTrans : CblasNoTrans, diag = unit ? CblasUnit : CblasNonUnit;
#define SG_SHAPE CblasColMajor, (CBLAS_SIDE)side, (CBLAS_UPLO)uplo, (CBLAS_TRANSPOSE)trans, (CBLAS_DIAG)diag, m, n
  switch (type) {
    case SG_LAPACK_FLOAT: cblas_strsm(SG_SHAPE, 1, (const float *)a, lda, (float *)b, ldb); break;
    case SG_LAPACK_DOUBLE: cblas_dtrsm(SG_SHAPE, 1, (const double *)a, lda, (double *)b, ldb); break;
    case SG_LAPACK_COMPLEX_FLOAT: cblas_ctrsm(SG_SHAPE, one4, a, lda, b, ldb); break;
    default: cblas_ztrsm(SG_SHAPE, one8, a, lda, b, ldb); break;
  }
#undef SG_SHAPE
}
