// header.cpp: both headers are C++ too, and their types have the layout that the library was built with.
#include "swiftgrad.h"
#include "swiftgrad_ops.h"

#include <cstddef>
#include <cstdio>
#include <type_traits>

static_assert(std::is_standard_layout<sg_value>::value && sizeof(sg_value) == 24, "sg_value");
static_assert(offsetof(sg_value, as) == 16, "sg_value.as");
static_assert(sizeof(sg_tensor_info) == 48 + 2 * 8 * SG_MAX_DIMS, "sg_tensor_info");

int main() {
  int passed = 0, failed = 0;
  const auto check = [&](bool ok, const char *what) {
    ok ? ++passed : ++failed;
    if (!ok) std::printf("header.cpp: failed: %s\n", what);
  };
  const float data[3] = {-1, 0, 2};
  const int64_t sizes[1] = {3};
  sg_tensor *x = nullptr, *y = nullptr, *z = nullptr;
  check(sg_abi_version() == SG_ABI_VERSION, "versions agree");
  check(sg_tensor_new(data, sizeof data, SG_FLOAT32, 1, sizes, &x) == SG_OK, "a tensor");
  check(sgop_relu(x, &y) == SG_OK, "relu");
  check(sgop_add_Tensor(y, x, sg_int(2), &z) == SG_OK, "add with alpha");
  float out[3] = {};
  check(sg_tensor_copy_out(z, out, sizeof out) == SG_OK, "copy out");
  check(out[0] == -2 && out[1] == 0 && out[2] == 6, "relu(x) + 2 x");
  check(sgop_relu(nullptr, &y) != SG_OK, "a null handle is refused");
  sg_release(x);
  sg_release(y);
  sg_release(z);
  std::printf("header: %d passed, %d failed\n", passed, failed);
  return failed != 0;
}
