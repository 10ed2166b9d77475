/* wrappers.c: the derived header include/swiftgrad_ops.h, where operators are typed functions. */
#include "check.h"
#include "swiftgrad_ops.h"

int main(void) {
  int64_t before = live_tensors();
  const float data[6] = {3, 1, 2, 6, 5, 4};
  sg_tensor *x = floats(data, SIZES(2, 3)), *values = NULL, *indices = NULL, *sum = NULL, *row = NULL;
  float best[2];
  int64_t where[2];

  OK(sgop_max_dim(x, 1, false, &values, &indices));
  OK(sg_tensor_copy_out(values, best, sizeof best));
  OK(sg_tensor_copy_out(indices, where, sizeof where));
  CHECK(best[0] == 3 && best[1] == 6 && where[0] == 0 && where[1] == 0);

  const int64_t dims[1] = {0};
  OK(sgop_sum_dim_IntList(x, dims, 1, false, -1, &sum));
  float total[3];
  OK(sg_tensor_copy_out(sum, total, sizeof total));
  CHECK(total[0] == 9 && total[1] == 6 && total[2] == 6);

  OK(sgop_select(x, 0, 1, &row));
  FAILS_WITH(SG_INDEX_ERROR, sgop_select(x, 0, 2, &row));
  sg_tensor *const both[2] = {row, row};
  sg_tensor *joined = NULL;
  OK(sgop_cat(both, 2, 0, &joined));
  sg_tensor_info info;
  OK(sg_tensor_describe(joined, &info));
  CHECK(info.ndim == 1 && info.sizes[0] == 6);

  // In place: the result is the argument, +1, and need not be taken.
  OK(sgop_zero_(x, NULL));
  float all_zero[6];
  OK(sg_tensor_copy_out(x, all_zero, sizeof all_zero));
  CHECK(all_zero[0] == 0 && all_zero[5] == 0);

  sg_tensor *all[] = {x, values, indices, sum, row, joined};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) sg_release(all[i]);
  CHECK(live_tensors() == before);
  return finish("wrappers");
}
