/* autograd.c: backward, grad and the modes of autograd. */
#include "sgpy.h"

/* ---------------------------------------------------------------- modes (each thread has its own) */

static PyObject *is_grad_enabled(PyObject *m, PyObject *unused) { return PyBool_FromLong(sg_grad_enabled()); }
static PyObject *is_inference(PyObject *m, PyObject *unused) { return PyBool_FromLong(sg_inference_enabled()); }

static PyObject *swap_grad(PyObject *m, PyObject *value) {
  if (!PyBool_Check(value)) {
    PyErr_Format(PyExc_TypeError, "set_grad_enabled(): argument 'mode' must be bool, not %s", Py_TYPE(value)->tp_name);
    return NULL;
  }
  bool before = sg_grad_enabled();
  sg_set_grad_enabled(value == Py_True);
  return PyBool_FromLong(before);
}

static PyObject *swap_inference(PyObject *m, PyObject *value) {
  if (!PyBool_Check(value)) {
    PyErr_Format(PyExc_TypeError, "inference_mode(): argument 'mode' must be bool, not %s", Py_TYPE(value)->tp_name);
    return NULL;
  }
  bool before = sg_inference_enabled();
  sg_set_inference_enabled(value == Py_True);
  return PyBool_FromLong(before);
}

/* ---------------------------------------------------------------- no_grad, which loops enter at each step */

typedef struct {
  PyObject_HEAD
  bool prev; /* whether operations were recorded before */
} GradMode;

/* no_grad() is a context; no_grad(function) is the function under it, made by `_decorate(cls, function)`. */
static PyObject *mode_new(PyTypeObject *cls, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"func", NULL};
  PyObject *function = Py_None;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O:no_grad", names, &function)) return NULL;
  if (function == Py_None) return cls->tp_alloc(cls, 0);
  PyObject *module = PyImport_ImportModule("swiftgrad.autograd.grad_mode");
  PyObject *result = module == NULL ? NULL : PyObject_CallMethod(module, "_decorate", "OO", (PyObject *)cls, function);
  Py_XDECREF(module);
  return result;
}

static int mode_init(PyObject *self, PyObject *args, PyObject *kwargs) { return 0; }

static PyObject *mode_enter(PyObject *self, PyObject *unused) {
  ((GradMode *)self)->prev = sg_grad_enabled();
  sg_set_grad_enabled(false);
  Py_RETURN_NONE;
}

static PyObject *mode_exit(PyObject *self, PyObject *const *args, Py_ssize_t nargs) {
  sg_set_grad_enabled(((GradMode *)self)->prev);
  Py_RETURN_NONE;
}

static PyMethodDef mode_methods[] = {
    {"__enter__", mode_enter, METH_NOARGS, NULL},
    {"__exit__", SGPY_METHOD(mode_exit), METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};
static PyMemberDef mode_members[] = {
    {"prev", T_BOOL, offsetof(GradMode, prev), 0, "Whether operations were recorded before."},
    {NULL, 0, 0, 0, NULL},
};
static PyType_Slot mode_slots[] = {
    {Py_tp_doc, "Nothing is recorded between __enter__ and __exit__."},
    {Py_tp_new, mode_new},
    {Py_tp_init, mode_init},
    {Py_tp_methods, mode_methods},
    {Py_tp_members, mode_members},
    {0, NULL},
};
static PyType_Spec mode_spec = {"torch._C._NoGrad", sizeof(GradMode), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, mode_slots};

int sgpy_init_autograd(PyObject *module) {
  PyObject *type = PyType_FromSpec(&mode_spec);
  if (type == NULL) return -1;
  int status = PyModule_AddObjectRef(module, "_NoGrad", type);
  Py_DECREF(type);
  return status;
}

/* ---------------------------------------------------------------- anomaly mode */

static bool anomaly_nan = true;

/* The Python stack as malloc'ed text. */
static char *trace(void) {
  if (!sgpy_alive()) return NULL;
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *type, *value, *tb;
  PyErr_Fetch(&type, &value, &tb);
  char *copy = NULL;
  PyObject *module = PyImport_ImportModule("traceback");
  PyObject *lines = module == NULL ? NULL : PyObject_CallMethod(module, "format_stack", NULL);
  PyObject *empty = lines == NULL ? NULL : PyUnicode_FromString("");
  PyObject *text = empty == NULL ? NULL : PyUnicode_Join(empty, lines);
  Py_ssize_t n = 0;
  const char *utf8 = text == NULL ? NULL : PyUnicode_AsUTF8AndSize(text, &n);
  if (utf8 != NULL && (copy = malloc((size_t)n + 1)) != NULL) memcpy(copy, utf8, (size_t)n + 1);
  Py_XDECREF(text);
  Py_XDECREF(empty);
  Py_XDECREF(lines);
  Py_XDECREF(module);
  PyErr_Restore(type, value, tb); /* a trace that cannot be made is left out */
  PyGILState_Release(gil);
  return copy;
}

static PyObject *set_anomaly(PyObject *m, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"enabled", "check_nan", NULL};
  int enabled, check_nan = 1;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "p|p:set_anomaly_enabled", names, &enabled, &check_nan)) return NULL;
  anomaly_nan = check_nan != 0;
  sg_set_anomaly(enabled != 0, anomaly_nan, trace);
  Py_RETURN_NONE;
}
static PyObject *is_anomaly(PyObject *m, PyObject *unused) { return PyBool_FromLong(sg_anomaly_enabled()); }
static PyObject *is_anomaly_nan(PyObject *m, PyObject *unused) { return PyBool_FromLong(anomaly_nan); }

/* ---------------------------------------------------------------- backward and grad */

typedef struct {
  sg_tensor **tensors;
  Py_ssize_t n;
} Handles;

static void handles_clear(Handles *h) {
  for (Py_ssize_t i = 0; h->tensors != NULL && i < h->n; i++) sg_release(h->tensors[i]);
  PyMem_Free(h->tensors);
}

/* Retained handles of a tuple of tensors; None gives NULL where allowed. */
static int handles_read(const char *what, PyObject *sequence, bool allow_none, Handles *out) {
  out->tensors = NULL;
  out->n = 0;
  if (sequence == Py_None) return 0;
  PyObject *items = PySequence_Fast(sequence, "a sequence of tensors was expected");
  if (items == NULL) return -1;
  Py_ssize_t n = PySequence_Fast_GET_SIZE(items);
  out->tensors = PyMem_Calloc(n == 0 ? 1 : (size_t)n, sizeof *out->tensors);
  int status = out->tensors == NULL ? (PyErr_NoMemory(), -1) : 0;
  for (Py_ssize_t i = 0; status == 0 && i < n; i++) {
    PyObject *item = PySequence_Fast_GET_ITEM(items, i);
    out->n = i + 1;
    if (item == Py_None && allow_none) continue;
    if (!sgpy_is_tensor(item)) {
      PyErr_Format(PyExc_TypeError, "%s: element %zd of the tensors must be a Tensor%s, got %s", what, i, allow_none ? " or None" : "",
                   Py_TYPE(item)->tp_name);
      status = -1;
      break;
    }
    sg_tensor *h = sgpy_handle(item);
    if (h == NULL) { status = -1; break; }
    sg_retain(h);
    out->tensors[i] = h;
  }
  Py_DECREF(items);
  return status;
}

/* The walk that this thread is doing. */
typedef struct Walk {
  long long id;
  PyObject *roots; /* borrowed */
  bool has_inputs;
  struct Walk *outer;
} Walk;
static _Thread_local Walk *walk;
static long long walk_count; /* guarded by the GIL */

/* (number, roots, whether only some inputs get gradients), or None. */
static PyObject *current_walk(PyObject *m, PyObject *unused) {
  if (walk == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(LOO)", walk->id, walk->roots, walk->has_inputs ? Py_True : Py_False);
}

static PyObject *run_backward(const Handles *roots, const Handles *grads, const Handles *inputs, PyObject *roots_o, bool retain,
                              bool create) {
  if (grads->tensors != NULL && grads->n != roots->n) {
    PyErr_Format(PyExc_RuntimeError, "got %zd tensors and %zd gradients", roots->n, grads->n);
    return NULL;
  }
  Walk here = {++walk_count, roots_o, inputs->n > 0, walk};
  sg_status s;
  walk = &here;
  Py_BEGIN_ALLOW_THREADS
  s = sg_backward(roots->tensors, grads->tensors, (int32_t)roots->n, retain, create, inputs->tensors, (int32_t)inputs->n);
  Py_END_ALLOW_THREADS
  walk = here.outer;
  return s == SG_OK ? Py_NewRef(Py_None) : sgpy_raise(s);
}

/* _backward(roots, grads, retain_graph, create_graph, inputs): roots are a tensor or a sequence of tensors. */
static PyObject *backward(PyObject *m, PyObject *const *args, Py_ssize_t nargs) {
  if (nargs != 5) {
    PyErr_Format(PyExc_TypeError, "_backward() takes 5 arguments, got %zd", nargs);
    return NULL;
  }
  int retain = PyObject_IsTrue(args[2]), create = PyObject_IsTrue(args[3]);
  if (retain < 0 || create < 0) return NULL;
  Handles roots = {0}, grads = {0}, inputs = {0};
  PyObject *result = NULL;
  if (sgpy_is_tensor(args[0]) && args[1] == Py_None && args[4] == Py_None) {
    sg_tensor *root = sgpy_handle(args[0]);
    PyObject *tuple = root == NULL ? NULL : PyTuple_Pack(1, args[0]);
    if (tuple == NULL) return NULL;
    sg_retain(root);
    roots = (Handles){&root, 1};
    result = run_backward(&roots, &grads, &inputs, tuple, retain != 0, create != 0);
    sg_release(root);
    Py_DECREF(tuple);
    return result;
  }
  if (handles_read("backward", args[0], false, &roots) == 0 && handles_read("backward", args[1], true, &grads) == 0 &&
      handles_read("backward", args[4], false, &inputs) == 0)
    result = run_backward(&roots, &grads, &inputs, args[0], retain != 0, create != 0);
  handles_clear(&roots);
  handles_clear(&grads);
  handles_clear(&inputs);
  return result;
}

static PyObject *grad(PyObject *m, PyObject *args) {
  PyObject *roots_o, *grads_o, *inputs_o;
  int retain, create, allow_unused;
  if (!PyArg_ParseTuple(args, "OOOppp:_grad", &roots_o, &grads_o, &inputs_o, &retain, &create, &allow_unused)) return NULL;
  Handles roots = {0}, grads = {0}, inputs = {0};
  PyObject *result = NULL;
  sg_tensor **outs = NULL;
  if (handles_read("grad", roots_o, false, &roots) < 0 || handles_read("grad", grads_o, true, &grads) < 0 ||
      handles_read("grad", inputs_o, false, &inputs) < 0)
    goto done;
  if (grads.tensors != NULL && grads.n != roots.n) {
    PyErr_Format(PyExc_RuntimeError, "got %zd tensors and %zd gradients", roots.n, grads.n);
    goto done;
  }
  outs = PyMem_Calloc(inputs.n == 0 ? 1 : (size_t)inputs.n, sizeof *outs);
  if (outs == NULL) { PyErr_NoMemory(); goto done; }
  sg_status s;
  Walk here = {++walk_count, roots_o, true, walk};
  walk = &here;
  Py_BEGIN_ALLOW_THREADS
  s = sg_grad(roots.tensors, grads.tensors, (int32_t)roots.n, inputs.tensors, (int32_t)inputs.n, retain != 0, create != 0,
              allow_unused != 0, outs);
  Py_END_ALLOW_THREADS
  walk = here.outer;
  if (s != SG_OK) { sgpy_raise(s); goto done; }
  result = PyTuple_New(inputs.n);
  for (Py_ssize_t i = 0; i < inputs.n; i++) {
    PyObject *item = sgpy_wrap(outs[i]); /* takes the handle whatever happens */
    if (item == NULL) Py_CLEAR(result);
    if (result != NULL) PyTuple_SET_ITEM(result, i, item);
    else Py_XDECREF(item);
  }
done:
  PyMem_Free(outs);
  handles_clear(&roots);
  handles_clear(&grads);
  handles_clear(&inputs);
  return result;
}

PyMethodDef sgpy_autograd_functions[] = {
    {"_current_walk", current_walk, METH_NOARGS, "What backward is doing: its number, its roots, whether it is restricted to inputs."},
    {"is_grad_enabled", is_grad_enabled, METH_NOARGS, "True if operations are recorded."},
    {"is_inference_mode_enabled", is_inference, METH_NOARGS, "True under inference mode."},
    {"_swap_grad_enabled", swap_grad, METH_O, "Sets whether operations are recorded; returns what held before."},
    {"_swap_inference_enabled", swap_inference, METH_O, "Sets inference mode; returns what held before."},
    {"_set_anomaly_enabled", SGPY_METHOD(set_anomaly), METH_VARARGS | METH_KEYWORDS, NULL},
    {"is_anomaly_enabled", is_anomaly, METH_NOARGS, "True in anomaly mode."},
    {"is_anomaly_check_nan_enabled", is_anomaly_nan, METH_NOARGS, "True if NaN gradients are errors in anomaly mode."},
    {"_backward", SGPY_METHOD(backward), METH_FASTCALL, "_backward(roots, grads, retain_graph, create_graph, inputs)"},
    {"_grad", grad, METH_VARARGS, "_grad(roots, grads, inputs, retain_graph, create_graph, allow_unused) -> tuple"},
    {NULL, NULL, 0, NULL},
};
