/* capture.c: capture and replay through the header; misuse gives errors. */
#include "check.h"

static sg_tensor *call2(const char *name, sg_tensor *a, sg_tensor *b) {
  int32_t op = sg_op_find(name);
  sg_value args[2] = {{.tag = SG_TAG_TENSOR, .as.tensor = a}, {.tag = SG_TAG_TENSOR, .as.tensor = b}}, result;
  memset(&result, 0, sizeof result);
  CHECK(op >= 0);
  OK(sg_call(op, args, 2, &result, 1));
  return result.as.tensor;
}

static void replay(void) {
  float w_data[4] = {1, 2, 3, 4}, x_data[4] = {1, 1, 1, 1}, y_data[4];
  sg_tensor *w = floats(w_data, SIZES(2, 2)), *x = floats(x_data, SIZES(2, 2));
  OK(sg_tensor_set_requires_grad(w, true));
  CHECK(!sg_capturing());
  OK(sg_capture_begin(&x, 1));
  CHECK(sg_capturing());
  FAILS(sg_capture_begin(&x, 1));
  sg_tensor *a = call2("mul.Tensor", x, w), *b = call2("add.Tensor", a, x);
  sg_plan *plan = NULL;
  OK(sg_capture_end(&b, 1, &plan));
  CHECK(!sg_capturing() && plan != NULL);
  CHECK(sg_plan_output_count(plan) == 1);
  CHECK(strstr(sg_plan_summary(plan), "captured") != NULL);
  for (int i = 2; i < 5; i++) {
    for (int k = 0; k < 4; k++) x_data[k] = (float)i;
    sg_tensor *other = floats(x_data, SIZES(2, 2)), *y = NULL, *g = NULL;
    bool ran = false;
    OK(sg_plan_run(plan, &other, 1, &y, 1, &ran));
    CHECK(ran);
    OK(sg_tensor_copy_out(y, y_data, sizeof y_data));
    for (int k = 0; k < 4; k++) CHECK(y_data[k] == (float)i * (w_data[k] + 1));
    sg_tensor *ones = floats((float[]){1, 1, 1, 1}, SIZES(2, 2));
    OK(sg_tensor_set_grad(w, NULL));
    OK(sg_backward(&y, &ones, 1, false, false, NULL, 0));
    OK(sg_tensor_grad(w, &g));
    OK(sg_tensor_copy_out(g, y_data, sizeof y_data));
    for (int k = 0; k < 4; k++) CHECK(y_data[k] == (float)i);
    FAILS(sg_backward(&y, &ones, 1, false, false, NULL, 0));
    sg_release(g);
    sg_release(ones);
    sg_release(y);
    sg_release(other);
  }
  /* another shape: nothing runs */
  sg_tensor *wide = floats(NULL, SIZES(1, 2)), *none = NULL;
  bool ran = true;
  OK(sg_plan_run(plan, &wide, 1, &none, 1, &ran));
  CHECK(!ran && none == NULL);
  FAILS(sg_plan_run(plan, &wide, 1, NULL, 1, &ran));
  FAILS(sg_plan_run(plan, &wide, 1, &none, 2, &ran));
  FAILS(sg_plan_run(plan, NULL, 1, &none, 1, &ran));
  FAILS(sg_plan_run(plan, &wide, -1, &none, 1, &ran));
  FAILS(sg_plan_run(plan, &wide, 1, &none, 1, NULL));
  OK(sg_plan_run(plan, NULL, 0, &none, 1, &ran));
  CHECK(!ran);
  sg_release(wide);
  sg_release(plan);
  sg_release(a);
  sg_release(b);
  sg_release(w);
  sg_release(x);
}

static void misuse(void) {
  sg_tensor *x = floats((float[]){1, 2, 3, 4}, SIZES(2, 2)), *hole[2] = {NULL, NULL};
  sg_plan *plan = NULL;
  sg_value v;
  bool ran;
  FAILS(sg_capture_end(&x, 1, &plan));
  sg_capture_cancel();
  sg_capture_give_up("nothing is captured");
  sg_capture_give_up(NULL);
  FAILS(sg_capture_begin(hole, 2));
  FAILS(sg_capture_begin(NULL, 1));
  FAILS(sg_capture_begin(&x, -1));
  CHECK(!sg_capturing());
  CHECK(sg_plan_output_count(NULL) == -1 && sg_plan_summary(NULL) == NULL);
  FAILS(sg_plan_run(NULL, &x, 1, hole, 1, &ran));
  /* a value was read */
  OK(sg_capture_begin(&x, 1));
  sg_tensor *first = NULL;
  sg_index_item items[2] = {{.kind = SG_INDEX_INT}, {.kind = SG_INDEX_INT}};
  OK(sg_get_item(x, items, 2, &first));
  OK(sg_item(first, &v));
  CHECK(sg_capture_end(&first, 1, &plan) == SG_NOT_IMPLEMENTED);
  CHECK(strstr(sg_last_error(), "value of a tensor was read") != NULL);
  CHECK(!sg_capturing() && plan == NULL);
  /* a reason of the caller's */
  OK(sg_capture_begin(&x, 1));
  sg_capture_give_up("the moon is full");
  CHECK(sg_capture_end(&x, 1, &plan) == SG_NOT_IMPLEMENTED);
  CHECK(strstr(sg_last_error(), "the moon is full") != NULL);
  /* an output from elsewhere, holes, no room */
  OK(sg_capture_begin(NULL, 0));
  FAILS(sg_capture_end(&x, 1, &plan));
  OK(sg_capture_begin(&x, 1));
  FAILS(sg_capture_end(hole, 2, &plan));
  OK(sg_capture_begin(&x, 1));
  FAILS(sg_capture_end(&x, 1, NULL));
  CHECK(!sg_capturing());
  /* nothing at all is a plan too */
  OK(sg_capture_begin(NULL, 0));
  OK(sg_capture_end(NULL, 0, &plan));
  OK(sg_plan_run(plan, NULL, 0, NULL, 0, &ran));
  CHECK(ran && sg_plan_output_count(plan) == 0);
  sg_release(plan);
  sg_release(first);
  sg_release(x);
}

int main(void) {
  replay();
  misuse();
  return finish("capture");
}
