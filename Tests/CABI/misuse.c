/* misuse.c: every kind of misuse gives an error with a message, leaks nothing and leaves the library usable. */
#include "check.h"

static sg_tensor *matrix(int64_t rows, int64_t columns) {
  sg_tensor *tensor = floats(NULL, SIZES(rows, columns));
  return tensor;
}

static void null_handles(void) {
  sg_tensor_info info;
  sg_storage_info storage;
  sg_value value = of_int(1);
  sg_tensor *out = NULL;
  sg_node *node = NULL;
  sg_generator *generator = NULL;
  uint64_t number = 0;
  char bytes[8];
  sg_index_item item = {.kind = SG_INDEX_INT};

  FAILS(sg_tensor_describe(NULL, &info));
  FAILS(sg_tensor_copy_out(NULL, bytes, sizeof bytes));
  FAILS(sg_tensor_mark_modified(NULL));
  FAILS(sg_tensor_storage(NULL, &storage));
  FAILS(sg_get_item(NULL, &item, 1, &out));
  FAILS(sg_set_item(NULL, &item, 1, &value));
  FAILS(sg_item(NULL, &value));
  FAILS(sg_tensor_set_requires_grad(NULL, true));
  FAILS(sg_tensor_grad(NULL, &out));
  FAILS(sg_tensor_set_grad(NULL, NULL));
  FAILS(sg_tensor_data(NULL, &out));
  FAILS(sg_tensor_set_data(NULL, NULL));
  FAILS(sg_tensor_detach_in_place(NULL));
  FAILS(sg_tensor_retain_grad(NULL));
  FAILS(sg_tensor_base(NULL, &out));
  FAILS(sg_tensor_grad_fn(NULL, &node));
  FAILS(sg_tensor_add_hook(NULL, false, NULL, NULL, NULL, &number));
  FAILS(sg_tensor_remove_hook(NULL, 1));
  FAILS(sg_node_edge(NULL, 0, &node, &out, NULL));
  FAILS(sg_node_add_hook(NULL, true, NULL, NULL, NULL, &number));
  FAILS(sg_node_remove_hook(NULL, 1));
  FAILS(sg_node_save(NULL, NULL, 0));
  FAILS(sg_node_saved(NULL, &out, 1));
  FAILS(sg_generator_seed(NULL, 1));
  FAILS(sg_generator_initial_seed(NULL, &number));
  FAILS(sg_generator_state(NULL, bytes, sizeof bytes));
  FAILS(sg_generator_set_state(NULL, bytes, sizeof bytes));
  FAILS(sg_backward(NULL, NULL, 1, false, false, NULL, 0));
  sg_tensor *nothing[1] = {NULL};
  FAILS(sg_backward(nothing, NULL, 1, false, false, NULL, 0));
  FAILS(sg_grad(nothing, NULL, 1, nothing, 1, false, false, false, &out));
  sg_retain(NULL);
  sg_release(NULL);
  CHECK(sg_node_edge_count(NULL) <= 0);
  CHECK(sg_node_saved_count(NULL) <= 0);
  CHECK(sg_node_context(NULL) == NULL);
  CHECK(out == NULL && node == NULL && generator == NULL);
}

static void null_outputs(void) {
  sg_tensor *x = matrix(2, 2);
  sg_index_item item = {.kind = SG_INDEX_INT};
  FAILS(sg_tensor_describe(x, NULL));
  FAILS(sg_tensor_copy_out(x, NULL, 16));
  FAILS(sg_tensor_storage(x, NULL));
  FAILS(sg_tensor_new(NULL, 16, SG_FLOAT32, SIZES(2, 2), NULL));
  FAILS(sg_get_item(x, &item, 1, NULL));
  FAILS(sg_get_item(x, NULL, 1, NULL));
  FAILS(sg_set_item(x, &item, 1, NULL));
  FAILS(sg_item(x, NULL));
  FAILS(sg_tensor_grad(x, NULL));
  FAILS(sg_tensor_data(x, NULL));
  FAILS(sg_tensor_base(x, NULL));
  FAILS(sg_tensor_grad_fn(x, NULL));
  FAILS(sg_default_generator(NULL));
  FAILS(sg_generator_new(1, NULL));
  FAILS(sg_op_describe(0, NULL));
  FAILS(sg_op_param(sg_op_find("relu"), 0, NULL));
  sg_release(x);
}

static void impossible_tensors(void) {
  sg_tensor *out = NULL;
  float data[4] = {1, 2, 3, 4};
  int64_t many[17];
  for (int i = 0; i < 17; i++) many[i] = 1;

  FAILS(sg_tensor_new(data, sizeof data, 99, SIZES(4), &out));
  FAILS(sg_tensor_new(data, sizeof data, -1, SIZES(4), &out));
  FAILS(sg_tensor_new(data, sizeof data, SG_FLOAT32, SIZES(5), &out));
  FAILS(sg_tensor_new(data, 3, SG_FLOAT32, SIZES(4), &out));
  FAILS(sg_tensor_new(data, sizeof data, SG_FLOAT32, SIZES(-4), &out));
  FAILS(sg_tensor_new(data, sizeof data, SG_FLOAT32, SIZES(-2, -2), &out));
  FAILS(sg_tensor_new(data, sizeof data, SG_FLOAT32, -1, many, &out));
  FAILS(sg_tensor_new(data, 4, SG_FLOAT32, 17, many, &out));
  FAILS(sg_tensor_new(data, 4, SG_FLOAT32, INT32_MAX, many, &out));
  FAILS(sg_tensor_new(data, sizeof data, SG_FLOAT32, 1, NULL, &out));
  FAILS(sg_tensor_new(NULL, 0, SG_FLOAT32, SIZES(INT64_MAX), &out));
  FAILS(sg_tensor_new(NULL, 0, SG_FLOAT32, SIZES(INT64_MAX, INT64_MAX), &out));
  FAILS(sg_tensor_new(NULL, 0, SG_FLOAT32, SIZES((int64_t)1 << 62, 4), &out));
  FAILS(sg_tensor_new(NULL, 16, SG_FLOAT32, SIZES((int64_t)1 << 62, 4, 4), &out));
  FAILS(sg_tensor_new(NULL, 0, SG_FLOAT64, SIZES((int64_t)1 << 32, (int64_t)1 << 32), &out));
  FAILS(sg_tensor_new(NULL, (size_t)1 << 60, SG_UINT8, SIZES((int64_t)1 << 60), &out));
  CHECK(out == NULL);
  CHECK(sg_dtype_size(99) == 0 && sg_dtype_size(-1) == 0 && sg_dtype_size(SG_FLOAT32) == 4);
}

static void count_call(void *context) { ++*(int *)context; }

static void foreign_memory(void) {
  float data[6] = {1, 2, 3, 4, 5, 6};
  int calls = 0;
  sg_tensor *out = NULL;
  FAILS(sg_tensor_from_memory(NULL, SG_FLOAT32, SIZES(6), NULL, count_call, &calls, &out));
  FAILS(sg_tensor_from_memory(data, 77, SIZES(6), NULL, count_call, &calls, &out));
  FAILS(sg_tensor_from_memory(data, SG_FLOAT32, SIZES(-6), NULL, count_call, &calls, &out));
  FAILS(sg_tensor_from_memory(data, SG_FLOAT32, 40, NULL, NULL, count_call, &calls, &out));
  FAILS(sg_tensor_from_memory(data, SG_FLOAT32, SIZES(INT64_MAX, INT64_MAX), NULL, count_call, &calls, &out));
  const int64_t huge[2] = {INT64_MAX, INT64_MAX};
  FAILS(sg_tensor_from_memory(data, SG_FLOAT32, SIZES(3, 2), huge, count_call, &calls, &out));
  FAILS(sg_tensor_from_memory(data, SG_FLOAT32, SIZES(6), NULL, count_call, &calls, NULL));
  CHECK(calls == 0);
  OK(sg_tensor_from_memory(data, SG_FLOAT32, SIZES(2, 3), NULL, count_call, &calls, &out));
  sg_tensor *view = APPLY("t", of_tensor(out));
  sg_release(out);
  CHECK(calls == 0);
  float copy[6];
  OK(sg_tensor_copy_out(view, copy, sizeof copy));
  CHECK(copy[0] == 1 && copy[1] == 4 && copy[5] == 6);
  sg_release(view);
  CHECK(calls == 1);
}

static void copies(void) {
  sg_tensor *x = matrix(2, 3);
  float data[8];
  FAILS(sg_tensor_copy_out(x, data, 0));
  FAILS(sg_tensor_copy_out(x, data, 23));
  FAILS(sg_tensor_copy_out(x, data, 25));
  FAILS(sg_tensor_copy_out(x, data, SIZE_MAX));
  sg_value value;
  FAILS_WITH(SG_RUNTIME_ERROR, sg_item(x, &value));
  sg_release(x);
}

static void operator_numbers(void) {
  sg_op_info info;
  sg_param_info param;
  int32_t count = sg_op_count(), relu = sg_op_find("relu");
  CHECK(count > 0 && relu >= 0 && relu < count);
  CHECK(sg_op_find("no_such_operator") == -1);
  CHECK(sg_op_find("") == -1);
  CHECK(sg_op_find(NULL) == -1);
  CHECK(sg_op_find("relu.no_such_overload") == -1);
  CHECK(sg_op_find("\xff\xfe") == -1);
  const int32_t wrong[] = {-1, INT32_MIN, count, INT32_MAX};
  for (size_t i = 0; i < 4; i++) {
    FAILS(sg_op_describe(wrong[i], &info));
    FAILS(sg_op_param(wrong[i], 0, &param));
    FAILS(sg_op_param(relu, wrong[i], &param));
    FAILS(sg_call(wrong[i], NULL, 0, NULL, 0));
  }
}

static void wrong_calls(void) {
  sg_tensor *a = matrix(2, 3), *b = matrix(4, 5), *whole = NULL;
  int64_t zeros[3] = {0, 0, 0};
  OK(sg_tensor_new(zeros, sizeof zeros, SG_INT64, SIZES(3), &whole));
  int32_t relu = sg_op_find("relu"), mm = sg_op_find("mm"), add = sg_op_find("add.Tensor");
  sg_value results[4], args[8];
  for (int i = 0; i < 8; i++) args[i] = of_tensor(a);

  // Counts.
  FAILS_WITH(SG_TYPE_ERROR, sg_call(relu, args, 0, results, 4));
  FAILS_WITH(SG_TYPE_ERROR, sg_call(relu, args, 8, results, 4));
  FAILS(sg_call(relu, args, -1, results, 4));
  FAILS(sg_call(relu, args, INT32_MIN, results, 4));
  FAILS(sg_call(relu, NULL, 1, results, 4));
  FAILS(sg_call(relu, args, 1, NULL, 4));
  FAILS(sg_call(relu, args, 1, results, 0));
  FAILS(sg_call(relu, args, 1, results, -1));
  FAILS_WITH(SG_TYPE_ERROR, sg_call(mm, args, 1, results, 4));
  // Tags.
  args[0] = of_tag(SG_TAG_NONE);
  FAILS_WITH(SG_TYPE_ERROR, sg_call(relu, args, 1, results, 4));
  args[0] = of_tag(SG_TAG_DEFAULT);
  FAILS_WITH(SG_TYPE_ERROR, sg_call(relu, args, 1, results, 4));
  args[0] = of_string("tensor");
  FAILS_WITH(SG_TYPE_ERROR, sg_call(relu, args, 1, results, 4));
  args[0] = of_string(NULL);
  FAILS(sg_call(relu, args, 1, results, 4));
  args[0] = of_tensor(NULL);
  FAILS(sg_call(relu, args, 1, results, 4));
  args[0] = of_tag(12345);
  FAILS(sg_call(relu, args, 1, results, 4));
  args[0] = of_tag(-1);
  FAILS(sg_call(relu, args, 1, results, 4));
  args[0] = of_tensor(a);
  args[1] = of_ints(NULL, 4);
  FAILS(sg_call(find("reshape"), args, 2, results, 4));
  args[1] = of_ints(zeros, -1);
  FAILS(sg_call(find("reshape"), args, 2, results, 4));
  args[1] = of_ints(zeros, INT64_MAX);
  FAILS(sg_call(find("reshape"), args, 2, results, 4));
  // Shapes.
  args[0] = of_tensor(a);
  args[1] = of_tensor(b);
  FAILS_WITH(SG_RUNTIME_ERROR, sg_call(mm, args, 2, results, 4));
  CHECK(strstr(sg_last_error(), "2x3") && strstr(sg_last_error(), "4x5"));
  FAILS_WITH(SG_RUNTIME_ERROR, sg_call(add, args, 2, results, 4));
  const int64_t product[2] = {INT64_MAX, 2};
  args[1] = of_ints(product, 2);
  FAILS(sg_call(find("reshape"), args, 2, results, 4));
  FAILS(sg_call(find("expand"), args, 2, results, 4));
  args[0] = of_ints(product, 2);
  FAILS(sg_call(find("zeros"), args, 1, results, 4));
  const int64_t most[1] = {INT64_MAX / 8};
  args[0] = of_ints(most, 1);
  FAILS(sg_call(find("zeros"), args, 1, results, 4));
  // Dtypes and dimensions.
  args[0] = of_tensor(a);
  args[1] = of_tensor(whole);
  FAILS_WITH(SG_RUNTIME_ERROR, sg_call(find("mv"), args, 2, results, 4));
  args[1] = of_int(7);
  FAILS_WITH(SG_INDEX_ERROR, sg_call(find("softmax"), args, 2, results, 4));
  args[1] = of_int(INT64_MIN);
  FAILS_WITH(SG_INDEX_ERROR, sg_call(find("softmax"), args, 2, results, 4));

  // All of it left the library usable.
  sg_tensor *sum = APPLY("add.Tensor", of_tensor(a), of_tensor(a));
  sg_release(sum);
  sg_release(a);
  sg_release(b);
  sg_release(whole);
}

static void indexing(void) {
  sg_tensor *x = matrix(2, 3), *out = NULL;
  sg_index_item items[4] = {{.kind = SG_INDEX_INT, .start = 2}};
  FAILS_WITH(SG_INDEX_ERROR, sg_get_item(x, items, 1, &out));
  items[0].start = INT64_MIN;
  FAILS_WITH(SG_INDEX_ERROR, sg_get_item(x, items, 1, &out));
  items[0].start = 0;
  items[1] = items[2] = items[0];
  FAILS_WITH(SG_INDEX_ERROR, sg_get_item(x, items, 3, &out));
  FAILS(sg_get_item(x, items, -1, &out));
  items[0] = (sg_index_item){.kind = 99};
  FAILS(sg_get_item(x, items, 1, &out));
  items[0] = (sg_index_item){.kind = SG_INDEX_TENSOR, .tensor = NULL};
  FAILS(sg_get_item(x, items, 1, &out));
  items[0] = (sg_index_item){.kind = SG_INDEX_TENSOR, .tensor = x};
  FAILS_WITH(SG_INDEX_ERROR, sg_get_item(x, items, 1, &out));
  items[0] = (sg_index_item){.kind = SG_INDEX_SLICE, .has = 4, .step = 0};
  FAILS_WITH(SG_VALUE_ERROR, sg_get_item(x, items, 1, &out));
  items[0] = (sg_index_item){.kind = SG_INDEX_SLICE, .has = 4, .step = -1};
  FAILS_WITH(SG_VALUE_ERROR, sg_get_item(x, items, 1, &out));
  items[0] = (sg_index_item){.kind = SG_INDEX_INT, .start = 0};
  sg_value bad = of_string("seven");
  FAILS(sg_set_item(x, items, 1, &bad));
  sg_tensor *wide = matrix(4, 5);
  bad = of_tensor(wide);
  FAILS(sg_set_item(x, items, 1, &bad));
  sg_release(wide);
  sg_release(x);
  CHECK(out == NULL);
}

static void differentiation(void) {
  sg_tensor *x = matrix(2, 2), *whole = NULL, *out = NULL;
  FAILS_WITH(SG_RUNTIME_ERROR, sg_backward(&x, NULL, 1, false, false, NULL, 0));
  OK(sg_tensor_set_requires_grad(x, true));
  sg_tensor *y = APPLY("mul.Tensor", of_tensor(x), of_tensor(x));
  FAILS_WITH(SG_RUNTIME_ERROR, sg_backward(&y, NULL, 1, false, false, NULL, 0));
  FAILS(sg_backward(&y, NULL, -1, false, false, NULL, 0));
  FAILS(sg_backward(&y, &y, 1, false, false, NULL, 3));
  sg_tensor *wrong = matrix(3, 3), *nothing = NULL;
  FAILS_WITH(SG_RUNTIME_ERROR, sg_backward(&y, &wrong, 1, false, false, NULL, 0));
  FAILS(sg_backward(&y, &y, 1, false, false, &nothing, 1));
  FAILS(sg_tensor_set_grad(x, wrong));
  FAILS_WITH(SG_RUNTIME_ERROR, sg_grad(&y, &y, 1, &wrong, 1, true, false, false, &out));
  FAILS(sg_grad(&y, &y, 1, &x, 1, true, false, false, NULL));
  OK(sg_tensor_new(NULL, 16, SG_INT64, SIZES(2), &whole));
  FAILS_WITH(SG_RUNTIME_ERROR, sg_tensor_set_requires_grad(whole, true));
  FAILS_WITH(SG_RUNTIME_ERROR, sg_tensor_set_requires_grad(y, false));
  sg_tensor *ones = matrix(2, 2);
  OK(sg_backward(&y, &ones, 1, false, false, NULL, 0));
  FAILS_WITH(SG_RUNTIME_ERROR, sg_backward(&y, &ones, 1, false, false, NULL, 0));
  // Written in place after it was saved.
  sg_tensor *z = APPLY("exp", of_tensor(x));
  sg_set_grad_enabled(false);
  sg_release(APPLY("zero_", of_tensor(z)));
  sg_set_grad_enabled(true);
  FAILS_WITH(SG_RUNTIME_ERROR, sg_backward(&z, &ones, 1, false, false, NULL, 0));
  CHECK(strstr(sg_last_error(), "modified by an inplace operation") != NULL);
  sg_tensor *all[] = {x, y, z, wrong, whole, ones};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) sg_release(all[i]);
  CHECK(out == NULL);
}

static void generators(void) {
  sg_generator *generator = NULL;
  char state[16] = {0};
  OK(sg_generator_new(3, &generator));
  FAILS(sg_generator_state(generator, NULL, sg_generator_state_size()));
  FAILS(sg_generator_state(generator, state, sizeof state));
  FAILS(sg_generator_set_state(generator, state, sizeof state));
  FAILS(sg_generator_set_state(generator, NULL, sg_generator_state_size()));
  sg_release(generator);
}

static void settings(void) {
  int32_t threads = sg_get_num_threads();
  CHECK(threads >= 1);
  FAILS(sg_set_num_threads(0));
  FAILS(sg_set_num_threads(-3));
  CHECK(sg_get_num_threads() == threads);
  FAILS(sg_set_default_dtype(SG_INT64));
  FAILS(sg_set_default_dtype(99));
  CHECK(sg_default_dtype() == SG_FLOAT32);
  CHECK(sg_promote_types(99, SG_FLOAT32) == -1 && sg_promote_types(SG_INT32, -5) == -1);
  CHECK(sg_promote_types(SG_INT64, SG_FLOAT16) == SG_FLOAT16);
}

/** Runs a group of checks; it must leave as many tensors as it found. */
static void group(const char *name, void (*run)(void)) {
  int64_t before = live_tensors();
  run();
  if (!CHECK(live_tensors() == before))
    printf("  %s left %lld tensors\n", name, (long long)(live_tensors() - before));
}

int main(void) {
  CHECK(sg_abi_version() == SG_ABI_VERSION);
  CHECK(sg_version() && *sg_version());
  CHECK(sg_cpu_capability() && *sg_cpu_capability());
  group("null handles", null_handles);
  group("null outputs", null_outputs);
  group("impossible tensors", impossible_tensors);
  group("foreign memory", foreign_memory);
  group("copies", copies);
  group("operator numbers", operator_numbers);
  group("wrong calls", wrong_calls);
  group("indexing", indexing);
  group("differentiation", differentiation);
  group("generators", generators);
  group("settings", settings);
  return finish("misuse");
}
