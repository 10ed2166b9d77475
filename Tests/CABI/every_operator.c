/* every_operator.c: calls each operator of the registry with nonsense of every kind.  Nothing may bring the process
 * down or leak; where a call fails it must say why, where it succeeds its results must be sound.
 *
 *   every_operator [NAME]      one operator alone: its arguments are the same as in the run over all
 *   SWIFTGRAD_TEST_ROUNDS, SWIFTGRAD_TEST_SEED, SWIFTGRAD_TEST_VERBOSE: more calls, other calls, name each operator first */
#include "check.h"

enum { MAX_ARGS = 24, POOL = 12 };

static uint64_t state, seed = 7;
static int rounds = 60;
static uint32_t pick(uint32_t below) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33) % below;
}

static const int64_t ints[] = {0, 1, -1, 2, 3, 5, -7, INT64_MAX, INT64_MIN, (int64_t)1 << 48, INT64_MAX / 2};
static const double doubles[] = {0, 1, -1, 0.5, 1e300, -1e300, 1e-300, 7.25};
static const int64_t lists[][4] = {{1, 1, 1, 1}, {0, 0, 0, 0}, {-1, -1, -1, -1}, {2, 3, 2, 3}, {0, 1, 2, 3},
                                   {INT64_MAX, INT64_MAX, 2, 2}, {INT64_MIN, 0, 1, INT64_MIN}, {3, 2, 1, 0}};
static const double float_list[4] = {0, 1, 0.5, -3};
static const char *const strings[] = {"mean", "", "floor", "trunc", "ij", "\xff\xfe", "a,b->", "linear", "constant"};
enum { N_DTYPES = 13 };
static const int32_t dtypes[N_DTYPES] = {SG_FLOAT32, SG_FLOAT64, SG_INT64, SG_BOOL, SG_BFLOAT16, SG_UINT8, SG_COMPLEX64,
                                         SG_COMPLEX128, SG_COMPLEX64, SG_COMPLEX32, SG_UINT16, SG_UINT64, SG_FLOAT8_E4M3FN};

static void fill_pool(sg_tensor *pool[POOL]) {
  static const int64_t shapes[POOL][4] = {{0}, {3}, {2, 3}, {3, 2}, {2, 3, 4}, {1, 2, 5, 5}, {0}, {2, 0, 3}, {1, 1}, {3}, {2, 3}, {4, 2, 3, 3}};
  static const int32_t ndims[POOL] = {0, 1, 2, 2, 3, 4, 1, 3, 2, 1, 2, 4};
  int32_t usual = pick(4) == 0 ? dtypes[pick(N_DTYPES)] : SG_FLOAT32;
  for (int i = 0; i < POOL; i++) {
    /* now and then everything is complex */
    int32_t dtype = i < 6 || i == 11 ? usual : dtypes[pick(N_DTYPES)];
    size_t nbytes = sg_dtype_size(dtype);
    for (int32_t d = 0; d < ndims[i]; d++) nbytes *= (size_t)shapes[i][d];
    pool[i] = NULL;
    OK(sg_tensor_new(NULL, nbytes, dtype, ndims[i], shapes[i], &pool[i]));
  }
}

/** A value that has the right kind, or, one time in `wrong`, any kind at all. */
static sg_value some_value(int32_t kind, sg_tensor *const *pool, uint32_t wrong) {
  if (pick(wrong) == 0) kind = (int32_t)pick(14) - 1;
  if (pick(12) == 0) return of_tag(pick(2) ? SG_TAG_NONE : SG_TAG_DEFAULT);
  sg_value value;
  switch (kind) {
    case SG_KIND_TENSOR: return of_tensor(pool[pick(POOL)]);
    case SG_KIND_TENSORS:
    case SG_KIND_OPTIONAL_TENSORS:
      value = of_tag(SG_TAG_TENSORS);
      value.count = pick(4);
      value.as.tensors = pool + pick(POOL - 4);
      return value;
    case SG_KIND_SCALAR:
      if (pick(8) == 0) {
        value = of_float(doubles[pick(8)]);
        value.tag = SG_TAG_COMPLEX;
        value.imaginary = doubles[pick(8)];
        return value;
      }
      return pick(3) == 0 ? of_bool(pick(2)) : pick(2) ? of_int(ints[pick(11)]) : of_float(doubles[pick(8)]);
    case SG_KIND_INT: return of_int(ints[pick(11)]);
    case SG_KIND_INTS: return of_ints(lists[pick(8)], pick(5));
    case SG_KIND_FLOAT: return of_float(doubles[pick(8)]);
    case SG_KIND_FLOATS:
      value = of_tag(SG_TAG_FLOATS);
      value.count = pick(5);
      value.as.floats = float_list;
      return value;
    case SG_KIND_BOOL: return of_bool(pick(2));
    case SG_KIND_STRING: return of_string(strings[pick(9)]);
    case SG_KIND_DTYPE:
      value = of_tag(SG_TAG_DTYPE);
      value.as.i = pick(8) ? dtypes[pick(N_DTYPES)] : 99;
      return value;
    case SG_KIND_GENERATOR: return of_tag(SG_TAG_GENERATOR);  // NULL
    default: return of_tag((int32_t)pick(20) - 3);
  }
}

/** Results of a call that succeeded: tensors can be described and add up. */
static void inspect(const char *name, const sg_value *results, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    if (results[i].tag != SG_TAG_TENSOR || results[i].as.tensor == NULL) continue;
    sg_tensor_info info;
    sg_status status = sg_tensor_describe(results[i].as.tensor, &info);
    int64_t numel = 1;
    for (int32_t d = 0; status == SG_OK && d < info.ndim; d++) numel *= info.sizes[d];
    check_(status == SG_OK && numel == info.numel, __FILE__, __LINE__, "result is sound", name);
  }
}

/** One call; true if it succeeded. */
static bool attempt(int32_t op, const sg_op_info *info, const sg_value *args, int32_t count) {
  sg_value results[8];
  memset(results, 0, sizeof results);
  sg_status status = sg_call(op, args, count, results, 8);
  if (status == SG_OK) {
    inspect(info->name, results, info->n_results);
    sg_free_values(results, info->n_results);
    return true;
  }
  const char *message = sg_last_error();
  check_(message && *message, __FILE__, __LINE__, "the error has a message", info->name);
  check_(status > 0 && status <= SG_CALLBACK_ERROR, __FILE__, __LINE__, "the status is a known one", info->name);
  return false;
}

static void abuse(int32_t op) {
  sg_op_info info;
  OK(sg_op_describe(op, &info));
  state = seed;
  for (const char *letter = info.name; *letter; letter++) state = (state ^ (uint8_t)*letter) * 1099511628211u;
  if (!CHECK(info.n_params <= MAX_ARGS && info.n_results <= 8)) return;
  if (getenv("SWIFTGRAD_TEST_VERBOSE")) {
    printf("%s\n", info.schema);
    fflush(stdout);
  }
  sg_param_info params[MAX_ARGS];
  for (int32_t i = 0; i < info.n_params; i++) OK(sg_op_param(op, i, &params[i]));
  CHECK(sg_op_find(info.name) == op);

  sg_value args[MAX_ARGS + 1];
  const int32_t tags[] = {SG_TAG_TENSOR, SG_TAG_STRING, SG_TAG_GENERATOR, 999};
  attempt(op, &info, NULL, 0);
  for (size_t t = 0; t < 4; t++) {
    for (int32_t i = 0; i <= info.n_params; i++) args[i] = of_tag(tags[t]);
    attempt(op, &info, args, info.n_params);
    bool too_many = attempt(op, &info, args, info.n_params + 1);
    check_(!too_many, __FILE__, __LINE__, "one argument too many is refused", info.name);
  }
  for (int round = 0; round < rounds; round++) {
    sg_tensor *pool[POOL];
    fill_pool(pool);
    if (round % 4 == 0) {
      sg_tensor_info at;  // integers cannot
      OK(sg_tensor_describe(pool[2], &at));
      sg_status status = sg_tensor_set_requires_grad(pool[2], true);
      if (at.dtype == SG_FLOAT32 || at.dtype == SG_COMPLEX64) CHECK(status == SG_OK);
      sg_tensor_set_requires_grad(pool[5], true);
    }
    for (int32_t i = 0; i < info.n_params; i++) args[i] = some_value(params[i].kind, pool, round % 2 ? 1000 : 6);
    int32_t count = pick(4) ? info.n_params : (int32_t)pick((uint32_t)info.n_params + 1);
    attempt(op, &info, args, count);
    for (int i = 0; i < POOL; i++) sg_release(pool[i]);
  }
}

int main(int argc, char **argv) {
  if (getenv("SWIFTGRAD_TEST_ROUNDS")) rounds = atoi(getenv("SWIFTGRAD_TEST_ROUNDS"));
  if (getenv("SWIFTGRAD_TEST_SEED")) seed = strtoull(getenv("SWIFTGRAD_TEST_SEED"), NULL, 10);
  int64_t before = live_tensors();
  int32_t count = sg_op_count();
  CHECK(count > 0);
  for (int32_t op = 0; op < count; op++) {
    sg_op_info info;
    if (argc > 1 && (sg_op_describe(op, &info) != SG_OK || strcmp(info.name, argv[1]) != 0)) continue;
    int64_t alive = live_tensors();
    abuse(op);
    if (!CHECK(live_tensors() == alive) && sg_op_describe(op, &info) == SG_OK) printf("  %s leaks\n", info.name);
  }
  CHECK(live_tensors() == before);
  return finish("every_operator");
}
