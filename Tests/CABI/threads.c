/* threads.c: several threads at once, and a child after fork. */
#define _DEFAULT_SOURCE
#include "check.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 6, ROUNDS = 50, SIDE = 96 };

static sg_tensor *noise(uint64_t seed) {
  static _Thread_local float data[SIDE * SIDE];
  for (int i = 0; i < SIDE * SIDE; i++) data[i] = uniform(&seed);
  sg_tensor *tensor = NULL;
  return sg_tensor_new(data, sizeof data, SG_FLOAT32, SIZES(SIDE, SIDE), &tensor) == SG_OK ? tensor : NULL;
}

/** Calls an operator on one or two tensors without touching the counters of checks, which threads must not share. */
static sg_tensor *quietly(const char *name, sg_tensor *a, sg_tensor *b) {
  sg_value args[2] = {of_tensor(a), of_tensor(b)}, result = of_tag(SG_TAG_DEFAULT);
  return sg_call(find(name), args, b ? 2 : 1, &result, 1) == SG_OK ? result.as.tensor : NULL;
}

/** d sum(tanh(a @ b)) / da, copied out; false on any error. */
static bool gradient(sg_tensor *shared, uint64_t seed, float *out) {
  sg_tensor *a = noise(seed), *grad = NULL;
  if (!a || sg_tensor_set_requires_grad(a, true) != SG_OK) return false;
  sg_tensor *product = quietly("mm", a, shared), *bent = quietly("tanh", product, NULL), *sum = quietly("sum", bent, NULL);
  bool ok = sum && sg_backward(&sum, NULL, 1, false, false, NULL, 0) == SG_OK && sg_tensor_grad(a, &grad) == SG_OK &&
            grad && sg_tensor_copy_out(grad, out, SIDE * SIDE * sizeof *out) == SG_OK;
  sg_release(grad);
  sg_release(sum);
  sg_release(bent);
  sg_release(product);
  sg_release(a);
  return ok;
}

typedef struct job {
  sg_tensor *shared;
  int index;
  int right;
  bool own_message;
  float expected[SIDE * SIDE];
} job;

static void *work(void *argument) {
  job *mine = argument;
  static _Thread_local float out[SIDE * SIDE];
  char name[64];
  sg_tensor *bad = NULL;
  mine->own_message = true;
  for (int round = 0; round < ROUNDS; round++) {
    if (gradient(mine->shared, (uint64_t)mine->index, out) && memcmp(out, mine->expected, sizeof out) == 0) mine->right++;
    // Each thread has its own last message: it names this thread's size.
    int64_t size = -1000 - mine->index;
    snprintf(name, sizeof name, "%lld", (long long)size);
    if (sg_tensor_new(NULL, 0, SG_FLOAT32, 1, &size, &bad) == SG_OK || !strstr(sg_last_error(), name)) mine->own_message = false;
  }
  // Grad mode is a thread's own: nobody sees this.
  sg_set_grad_enabled(false);
  return NULL;
}

static void many_threads(sg_tensor *shared) {
  static job jobs[THREADS];
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (job){.shared = shared, .index = i};
    CHECK(gradient(shared, (uint64_t)i, jobs[i].expected));
  }
  int64_t before = live_tensors();
  for (int i = 0; i < THREADS; i++) CHECK(pthread_create(&threads[i], NULL, work, &jobs[i]) == 0);
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  for (int i = 0; i < THREADS; i++) {
    CHECK(jobs[i].right == ROUNDS);
    CHECK(jobs[i].own_message);
  }
  CHECK(sg_grad_enabled());
  CHECK(live_tensors() == before);
}

/** The bits do not depend on the number of threads. */
static void thread_counts(sg_tensor *shared) {
  static float one[SIDE * SIDE], more[SIDE * SIDE];
  int32_t before = sg_get_num_threads();
  OK(sg_set_num_threads(1));
  CHECK(gradient(shared, 3, one));
  for (int32_t count = 2; count <= 4; count++) {
    OK(sg_set_num_threads(count));
    CHECK(sg_get_num_threads() == count);
    CHECK(gradient(shared, 3, more));
    CHECK(memcmp(one, more, sizeof one) == 0);
  }
  OK(sg_set_num_threads(before));
}

/** A child works at once, with its threads, and gets the same bits. */
static void after_fork(sg_tensor *shared) {
  static float expected[SIDE * SIDE], out[SIDE * SIDE];
  OK(sg_set_num_threads(2));
  CHECK(gradient(shared, 5, expected));
  for (int round = 0; round < 4; round++) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
      alarm(60);
      bool ok = gradient(shared, 5, out) && memcmp(out, expected, sizeof out) == 0 &&
                sg_set_num_threads(3) == SG_OK && gradient(shared, 5, out) && memcmp(out, expected, sizeof out) == 0;
      _exit(ok ? 0 : 1);
    }
    int status = -1;
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(gradient(shared, 5, out) && memcmp(out, expected, sizeof out) == 0);
  }
}

int main(void) {
  int64_t before = live_tensors();
  sg_tensor *shared = noise(99);
  if (!CHECK(shared != NULL)) return finish("threads");
  many_threads(shared);
  thread_counts(shared);
  after_fork(shared);
  sg_release(shared);
  CHECK(live_tensors() == before);
  return finish("threads");
}
