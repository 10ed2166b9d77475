/* callbacks.c: hooks and custom nodes. Contexts are released exactly once; a failing callback is an error. */
#include "check.h"

typedef struct tally {
  int calls, releases;
  bool fail;
} tally;

static void released(void *context) { ((tally *)context)->releases++; }

/** Doubles the gradient. */
static int32_t twice(void *context, sg_tensor *grad, sg_tensor **replacement) {
  tally *mine = context;
  mine->calls++;
  if (mine->fail) return 1;
  *replacement = APPLY("mul.Tensor", of_tensor(grad), of_float(2));
  return 0;
}

/** The backward of y = 3 x. */
static int32_t threefold(void *context, sg_tensor *const *grads, int32_t n_grads, sg_tensor **results, int32_t n_results) {
  tally *mine = context;
  mine->calls++;
  if (mine->fail || n_grads != 1 || n_results != 1) return 1;
  results[0] = APPLY("mul.Tensor", of_tensor(grads[0]), of_float(3));
  return 0;
}

static sg_tensor *leaf(void) {
  const float data[2] = {1, 2};
  sg_tensor *x = floats(data, SIZES(2));
  OK(sg_tensor_set_requires_grad(x, true));
  return x;
}

static float first_of_grad(const sg_tensor *x) {
  float values[2] = {-1, -1};
  sg_tensor *grad = NULL;
  OK(sg_tensor_grad(x, &grad));
  if (grad) OK(sg_tensor_copy_out(grad, values, sizeof values));
  sg_release(grad);
  return values[0];
}

static void tensor_hooks(void) {
  tally kept = {0}, removed = {0}, failing = {.fail = true};
  uint64_t id = 0, other = 0;
  sg_tensor *x = leaf();
  OK(sg_tensor_add_hook(x, false, twice, &kept, released, &id));
  OK(sg_tensor_add_hook(x, false, twice, &removed, released, &other));
  CHECK(id != other);
  OK(sg_tensor_remove_hook(x, other));
  OK(sg_tensor_remove_hook(x, other));
  CHECK(removed.releases == 1);
  sg_tensor *sum = APPLY("sum", of_tensor(x));
  OK(sg_backward(&sum, NULL, 1, false, false, NULL, 0));
  CHECK(kept.calls == 1 && removed.calls == 0);
  CHECK(first_of_grad(x) == 2);
  sg_release(sum);

  OK(sg_tensor_add_hook(x, false, twice, &failing, released, &other));
  sum = APPLY("sum", of_tensor(x));
  FAILS_WITH(SG_CALLBACK_ERROR, sg_backward(&sum, NULL, 1, false, false, NULL, 0));
  CHECK(failing.calls == 1);
  sg_release(sum);
  sg_release(x);
  CHECK(kept.releases == 1 && failing.releases == 1 && removed.releases == 1);

  FAILS(sg_tensor_add_hook(NULL, false, twice, &kept, released, &id));
  CHECK(kept.releases == 1);
}

static void custom_nodes(void) {
  tally mine = {0}, bad = {.fail = true};
  sg_tensor *x = leaf(), *y = NULL, *saved = NULL;
  sg_node *node = NULL;
  sg_set_grad_enabled(false);
  y = APPLY("mul.Tensor", of_tensor(x), of_float(3));
  sg_set_grad_enabled(true);
  OK(sg_custom_node("ThreefoldBackward", &x, 1, &y, 1, 0, 0, threefold, &mine, released, &node));
  CHECK(node != NULL && strcmp(sg_node_name(node), "ThreefoldBackward") == 0);
  CHECK(sg_node_context(node) == &mine);
  CHECK(sg_node_edge_count(node) == 1);
  OK(sg_node_save(node, &x, 1));
  CHECK(sg_node_saved_count(node) == 1);
  OK(sg_node_saved(node, &saved, 1));
  CHECK(saved != NULL);
  sg_release(saved);
  sg_tensor *sum = APPLY("sum", of_tensor(y));
  OK(sg_backward(&sum, NULL, 1, false, false, NULL, 0));
  CHECK(mine.calls == 1);
  CHECK(first_of_grad(x) == 3);
  sg_release(sum);
  sg_release(node);
  sg_release(y);
  CHECK(mine.releases == 1);

  y = APPLY("clone", of_tensor(x));
  sg_tensor *cut = NULL;
  OK(sg_tensor_data(y, &cut));
  OK(sg_custom_node("Failing", &x, 1, &cut, 1, 0, 0, threefold, &bad, released, &node));
  sum = APPLY("sum", of_tensor(cut));
  FAILS_WITH(SG_CALLBACK_ERROR, sg_backward(&sum, NULL, 1, false, false, NULL, 0));
  sg_release(sum);
  sg_release(cut);
  sg_release(y);
  sg_release(node);
  sg_release(x);
  CHECK(bad.calls == 1 && bad.releases == 1);
}

static int owners_released;
static void release_owner(void *owner) { owners_released += *(int *)owner; }

static void owners(void) {
  int owner = 1;
  sg_set_owner_release(release_owner);
  sg_tensor *x = leaf();
  CHECK(sg_tensor_owner(x) == NULL && !sg_tensor_keeps_owner(x));
  sg_tensor_set_owner(x, &owner);
  CHECK(sg_tensor_owner(x) == &owner);
  sg_tensor_keep_owner(x, true);
  CHECK(sg_tensor_keeps_owner(x));
  sg_release(x);
  CHECK(owners_released == 1);
  sg_set_owner_release(NULL);
}

int main(void) {
  int64_t before = live_tensors();
  tensor_hooks();
  custom_nodes();
  owners();
  CHECK(live_tensors() == before);
  return finish("callbacks");
}
