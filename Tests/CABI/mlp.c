/* mlp.c: trains a small network with nothing but swiftgrad.h: which quadrant is a point of the plane in? */
#include "check.h"

enum { BATCH = 64, HIDDEN = 32, CLASSES = 4, STEPS = 200 };

/** A trainable (rows, columns) matrix of small random numbers; columns 0: a vector of zeros. */
static sg_tensor *parameter(int64_t rows, int64_t columns, uint64_t *state) {
  int64_t count = columns ? rows * columns : rows;
  float *data = malloc((size_t)count * sizeof *data);
  for (int64_t i = 0; i < count; i++) data[i] = columns ? 0.5f * uniform(state) : 0;
  sg_tensor *tensor = columns ? floats(data, SIZES(rows, columns)) : floats(data, SIZES(rows));
  free(data);
  OK(sg_tensor_set_requires_grad(tensor, true));
  return tensor;
}

/** Fills a batch: points as float32 (BATCH, 2), their quadrants as int64 (BATCH). */
static void next_batch(uint64_t *state, sg_tensor **points, sg_tensor **quadrants) {
  float data[BATCH][2];
  int64_t classes[BATCH];
  for (int i = 0; i < BATCH; i++) {
    data[i][0] = uniform(state);
    data[i][1] = uniform(state);
    classes[i] = (data[i][0] > 0) + 2 * (data[i][1] > 0);
  }
  *points = floats(&data[0][0], SIZES(BATCH, 2));
  OK(sg_tensor_new(classes, sizeof classes, SG_INT64, SIZES(BATCH), quadrants));
}

static sg_tensor *forward(sg_tensor *const parameters[4], sg_tensor *points) {
  sg_tensor *linear = APPLY("linear", of_tensor(points), of_tensor(parameters[0]), of_tensor(parameters[1]));
  sg_tensor *hidden = APPLY("relu", of_tensor(linear));
  sg_tensor *scores = APPLY("linear", of_tensor(hidden), of_tensor(parameters[2]), of_tensor(parameters[3]));
  sg_release(linear);
  sg_release(hidden);
  return scores;
}

static double number(const sg_tensor *tensor) {
  sg_value value = of_tag(SG_TAG_DEFAULT);
  OK(sg_item(tensor, &value));
  return value.tag == SG_TAG_FLOAT ? value.as.f : (double)value.as.i;
}

/** parameter -= rate * parameter.grad, and the gradient is dropped. */
static void descend(sg_tensor *parameter, double rate) {
  sg_tensor *grad = NULL;
  OK(sg_tensor_grad(parameter, &grad));
  if (!CHECK(grad != NULL)) return;
  sg_set_grad_enabled(false);
  sg_release(APPLY("add_.Tensor", of_tensor(parameter), of_tensor(grad), of_float(-rate)));
  sg_set_grad_enabled(true);
  sg_release(grad);
  OK(sg_tensor_set_grad(parameter, NULL));
}

int main(void) {
  int64_t before = live_tensors();
  uint64_t state = 1;
  sg_tensor *parameters[4] = {parameter(HIDDEN, 2, &state), parameter(HIDDEN, 0, &state),
                              parameter(CLASSES, HIDDEN, &state), parameter(CLASSES, 0, &state)};
  double first = 0, last = 0;
  int64_t live_after_ten = 0;
  for (int step = 0; step < STEPS; step++) {
    sg_tensor *points, *quadrants;
    next_batch(&state, &points, &quadrants);
    sg_tensor *scores = forward(parameters, points);
    sg_tensor *loss = APPLY("cross_entropy_loss", of_tensor(scores), of_tensor(quadrants));
    last = number(loss);
    if (step == 0) first = last;
    OK(sg_backward(&loss, NULL, 1, false, false, NULL, 0));
    for (int i = 0; i < 4; i++) descend(parameters[i], 0.5);
    sg_release(loss);
    sg_release(scores);
    sg_release(points);
    sg_release(quadrants);
    if (step == 9) live_after_ten = live_tensors();
  }
  CHECK(live_tensors() == live_after_ten);
  CHECK(first > 1.0);
  CHECK(last < 0.25);
  CHECK(last < first / 4);

  sg_tensor *points, *quadrants;
  next_batch(&state, &points, &quadrants);
  sg_tensor *scores = forward(parameters, points);
  sg_tensor *guesses = APPLY("argmax", of_tensor(scores), of_int(1));
  int64_t guess[BATCH], truth[BATCH];
  int right = 0;
  OK(sg_tensor_copy_out(guesses, guess, sizeof guess));
  OK(sg_tensor_copy_out(quadrants, truth, sizeof truth));
  for (int i = 0; i < BATCH; i++) right += guess[i] == truth[i];
  CHECK(right >= BATCH * 9 / 10);
  printf("loss %.4f -> %.4f, %d of %d new points right\n", first, last, right, BATCH);

  sg_tensor *all[] = {points, quadrants, scores, guesses, parameters[0], parameters[1], parameters[2], parameters[3]};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) sg_release(all[i]);
  CHECK(live_tensors() == before);
  return finish("mlp");
}
