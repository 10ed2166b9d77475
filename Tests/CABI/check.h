/* check.h: the few lines of test frame that the C programs share. A program counts its checks, prints each that
 * fails, and ends with "N passed, N failed". */
#ifndef CHECK_H
#define CHECK_H

#include "swiftgrad.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

static inline bool check_(bool ok, const char *file, int line, const char *what, const char *detail) {
  if (ok) {
    passed++;
  } else {
    failed++;
    printf("%s:%d: failed: %s%s%s\n", file, line, what, *detail ? ": " : "", detail);
    fflush(stdout);
  }
  return ok;
}

/** The condition holds. */
#define CHECK(condition) check_((condition), __FILE__, __LINE__, #condition, "")

/** The call gives SG_OK. */
#define OK(call)                                                                                    \
  do {                                                                                              \
    sg_status status_ = (call);                                                                     \
    check_(status_ == SG_OK, __FILE__, __LINE__, #call, status_ == SG_OK ? "" : sg_last_error());   \
  } while (0)

/** The call gives some error and a message that is not empty. */
#define FAILS(call)                                                                                 \
  do {                                                                                              \
    sg_status status_ = (call);                                                                     \
    const char *message_ = status_ == SG_OK ? NULL : sg_last_error();                               \
    check_(status_ != SG_OK && message_ != NULL && *message_ != 0, __FILE__, __LINE__, #call,       \
           status_ == SG_OK ? "gave no error" : "gave no message");                                 \
  } while (0)

/** The call gives this error and a message that is not empty. */
#define FAILS_WITH(expected, call)                                                                  \
  do {                                                                                              \
    sg_status status_ = (call);                                                                     \
    const char *message_ = status_ == SG_OK ? "gave no error" : sg_last_error();                    \
    check_(status_ == (expected) && message_ != NULL && *message_ != 0, __FILE__, __LINE__,         \
           #call " should give " #expected, message_ ? message_ : "gave no message");               \
  } while (0)

/** Prints the totals; the exit status of main. */
static inline int finish(const char *program) {
  printf("%s: %d passed, %d failed\n", program, passed, failed);
  return failed != 0;
}

static inline int64_t live_tensors(void) {
  sg_memory_stats stats;
  sg_memory(&stats);
  return stats.live_tensors;
}

/* Values, as sg_call takes them. */
static inline sg_value of_tag(int32_t tag) {
  sg_value value;
  memset(&value, 0, sizeof value);
  value.tag = tag;
  return value;
}
static inline sg_value of_tensor(sg_tensor *tensor) {
  sg_value value = of_tag(SG_TAG_TENSOR);
  value.as.tensor = tensor;
  return value;
}
static inline sg_value of_int(int64_t number) {
  sg_value value = of_tag(SG_TAG_INT);
  value.as.i = number;
  return value;
}
static inline sg_value of_bool(bool truth) {
  sg_value value = of_tag(SG_TAG_BOOL);
  value.as.i = truth;
  return value;
}
static inline sg_value of_float(double number) {
  sg_value value = of_tag(SG_TAG_FLOAT);
  value.as.f = number;
  return value;
}
static inline sg_value of_ints(const int64_t *numbers, int64_t count) {
  sg_value value = of_tag(SG_TAG_INTS);
  value.as.ints = numbers;
  value.count = count;
  return value;
}
static inline sg_value of_string(const char *text) {
  sg_value value = of_tag(SG_TAG_STRING);
  value.as.string = text;
  return value;
}

/** The number of the operator with this full name or, if it has overloads, of the first with this base name; or -1. */
static inline int32_t find(const char *name) {
  sg_op_info info;
  int32_t op = sg_op_find(name);
  for (int32_t i = 0; op < 0 && i < sg_op_count(); i++)
    if (sg_op_describe(i, &info) == SG_OK && strcmp(info.base, name) == 0) op = i;
  return op;
}

/** Calls an operator that gives one tensor; NULL and a failed check if it fails. */
static inline sg_tensor *apply(const char *name, const sg_value *args, int32_t count) {
  int32_t op = find(name);
  sg_value result = of_tag(SG_TAG_DEFAULT);
  if (!check_(op >= 0, __FILE__, __LINE__, "there is an operator", name)) return NULL;
  sg_status status = sg_call(op, args, count, &result, 1);
  if (!check_(status == SG_OK, __FILE__, __LINE__, name, status == SG_OK ? "" : sg_last_error())) return NULL;
  if (!check_(result.tag == SG_TAG_TENSOR && result.as.tensor, __FILE__, __LINE__, name, "gave no tensor")) return NULL;
  return result.as.tensor;
}
#define APPLY(name, ...) \
  apply(name, (const sg_value[]){__VA_ARGS__}, (int32_t)(sizeof((const sg_value[]){__VA_ARGS__}) / sizeof(sg_value)))

/** A contiguous float32 tensor with these elements (NULL: zeros). */
static inline sg_tensor *floats(const float *data, int32_t ndim, const int64_t *sizes) {
  sg_tensor *tensor = NULL;
  size_t nbytes = sizeof(float);
  for (int32_t i = 0; i < ndim; i++) nbytes *= (size_t)sizes[i];
  OK(sg_tensor_new(data, nbytes, SG_FLOAT32, ndim, sizes, &tensor));
  return tensor;
}
#define SIZES(...) (int32_t)(sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t)), (const int64_t[]){__VA_ARGS__}

/** A number in [-1, 1) from a small generator, the same on every machine. */
static inline float uniform(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (float)(int32_t)(*state >> 32) / 2147483648.0f;
}

#endif
