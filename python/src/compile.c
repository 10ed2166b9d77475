/* compile.c: capture and replay of calls, and guards on what a captured call could see in Python. */
#include "sgpy.h"

/* ---------------------------------------------------------------- plans */

typedef struct {
  PyObject_HEAD
  sg_plan *handle;
} SgPlan;

/* Handles of a tuple of tensors on the stack, or malloc'ed where there are many. NULL with an exception. */
static sg_tensor **handles(PyObject *tuple, sg_tensor **room, Py_ssize_t capacity) {
  if (!PyTuple_Check(tuple)) {
    PyErr_Format(PyExc_TypeError, "a tuple of tensors is required, got %s", Py_TYPE(tuple)->tp_name);
    return NULL;
  }
  Py_ssize_t n = PyTuple_GET_SIZE(tuple);
  sg_tensor **list = n <= capacity ? room : PyMem_Malloc((size_t)n * sizeof *list);
  if (list == NULL) { PyErr_NoMemory(); return NULL; }
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *o = PyTuple_GET_ITEM(tuple, i);
    list[i] = NULL;
    if (!sgpy_is_tensor(o)) PyErr_Format(PyExc_TypeError, "a tuple of tensors is required, got an entry of type %s", Py_TYPE(o)->tp_name);
    else list[i] = sgpy_handle(o);
    if (list[i] == NULL) {
      if (list != room) PyMem_Free(list);
      return NULL;
    }
  }
  return list;
}

/* plan.run(tensors): a tuple of tensors, or None where a guard of the engine does not hold. */
static PyObject *plan_run(PyObject *self, PyObject *inputs) {
  sg_tensor *room[16], *results[16];
  sg_tensor **in = handles(inputs, room, 16);
  if (in == NULL) return NULL;
  const sg_plan *plan = ((SgPlan *)self)->handle;
  int32_t n = sg_plan_output_count(plan);
  sg_tensor **out = n <= 16 ? results : PyMem_Malloc((size_t)n * sizeof *out);
  PyObject *tuple = NULL;
  if (out == NULL) {
    PyErr_NoMemory();
  } else {
    bool ran = false;
    sg_status status;
    Py_BEGIN_ALLOW_THREADS
    status = sg_plan_run(plan, in, (int32_t)PyTuple_GET_SIZE(inputs), out, n, &ran);
    Py_END_ALLOW_THREADS
    if (status != SG_OK) {
      sgpy_raise(status);
    } else if (!ran) {
      tuple = Py_NewRef(Py_None);
    } else {
      tuple = PyTuple_New(n);
      for (int32_t i = 0; i < n; i++) {
        PyObject *o = tuple == NULL ? NULL : sgpy_wrap(out[i]);
        if (tuple == NULL) sg_release(out[i]);
        else if (o == NULL) Py_CLEAR(tuple);
        else PyTuple_SET_ITEM(tuple, i, o);
      }
    }
    if (out != results) PyMem_Free(out);
  }
  if (in != room) PyMem_Free(in);
  return tuple;
}

static PyObject *plan_summary(PyObject *self, void *c) {
  const char *text = sg_plan_summary(((SgPlan *)self)->handle);
  return PyUnicode_FromString(text == NULL ? "" : text);
}

static void plan_dealloc(PyObject *self) {
  sg_release(((SgPlan *)self)->handle);
  PyObject_Free(self);
}

static PyMethodDef plan_methods[] = {
    {"run", plan_run, METH_O, "run(tensors): replays the call; None where a guard of the engine does not hold."},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef plan_getset[] = {
    {"summary", plan_summary, NULL, "What was captured, and what became of it.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyTypeObject SgPlan_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "swiftgrad._C.Plan",
    .tp_basicsize = sizeof(SgPlan),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = plan_dealloc,
    .tp_methods = plan_methods,
    .tp_getset = plan_getset,
};

/* ---------------------------------------------------------------- capture */

static PyObject *capture_begin(PyObject *m, PyObject *inputs) {
  sg_tensor *room[16];
  sg_tensor **in = handles(inputs, room, 16);
  if (in == NULL) return NULL;
  sg_status status = sg_capture_begin(in, (int32_t)PyTuple_GET_SIZE(inputs));
  if (in != room) PyMem_Free(in);
  if (status != SG_OK) return sgpy_raise(status);
  Py_RETURN_NONE;
}

static PyObject *capture_end(PyObject *m, PyObject *outputs) {
  sg_tensor *room[16];
  sg_tensor **out = handles(outputs, room, 16);
  if (out == NULL) {
    sg_capture_cancel();
    return NULL;
  }
  sg_plan *plan = NULL;
  sg_status status = sg_capture_end(out, (int32_t)PyTuple_GET_SIZE(outputs), &plan);
  if (out != room) PyMem_Free(out);
  if (status != SG_OK) return sgpy_raise(status);
  SgPlan *object = PyObject_New(SgPlan, &SgPlan_Type);
  if (object == NULL) sg_release(plan);
  else object->handle = plan;
  return (PyObject *)object;
}

static PyObject *capture_cancel(PyObject *m, PyObject *unused) {
  sg_capture_cancel();
  Py_RETURN_NONE;
}

static PyObject *capture_give_up(PyObject *m, PyObject *reason) {
  const char *text = PyUnicode_AsUTF8(reason);
  if (text == NULL) return NULL;
  sg_capture_give_up(text);
  Py_RETURN_NONE;
}

static PyObject *capturing(PyObject *m, PyObject *unused) { return PyBool_FromLong(sg_capturing()); }

PyMethodDef sgpy_compile_functions[] = {
    {"_capture_begin", capture_begin, METH_O, "Begins to capture what this thread's calls do with a tuple of tensors."},
    {"_capture_end", capture_end, METH_O, "Ends the capture of a call that gave a tuple of tensors; gives a Plan."},
    {"_capture_cancel", capture_cancel, METH_NOARGS, "Ends a capture without a plan."},
    {"_capture_give_up", capture_give_up, METH_O, "Says why the call under way cannot be replayed."},
    {"_capturing", capturing, METH_NOARGS, "Whether this thread captures a call."},
    {NULL, NULL, 0, NULL},
};

/* ---------------------------------------------------------------- guards */

/* One thing that was seen: entry `key` of a dict (the whole dict's length where key is None), what a cell holds, or all of a list. */
typedef struct {
  PyObject *container, *key, *expected; /* expected NULL: the key is not there */
} Guard;

typedef struct {
  PyObject_HEAD
  Py_ssize_t n;
  Guard *guards;
} SgGuards;

/* The same object, or an equal number or text. 1, 0, -1 with an exception. */
static int same(PyObject *a, PyObject *b) {
  if (a == b) return 1;
  if (a == NULL || b == NULL || Py_TYPE(a) != Py_TYPE(b)) return 0;
  if (PyLong_CheckExact(a) || PyFloat_CheckExact(a) || PyUnicode_CheckExact(a)) return PyObject_RichCompareBool(a, b, Py_EQ);
  if (PyTuple_CheckExact(a)) {
    Py_ssize_t n = PyTuple_GET_SIZE(a);
    if (n != PyTuple_GET_SIZE(b)) return 0;
    for (Py_ssize_t i = 0; i < n; i++) {
      int r = same(PyTuple_GET_ITEM(a, i), PyTuple_GET_ITEM(b, i));
      if (r <= 0) return r;
    }
    return 1;
  }
  return 0;
}

static int holds(const Guard *g) {
  if (PyDict_Check(g->container)) {
    if (g->key == Py_None) return PyDict_GET_SIZE(g->container) == PyLong_AsSsize_t(g->expected);
    PyObject *now = PyDict_GetItemWithError(g->container, g->key);
    if (now == NULL && PyErr_Occurred()) return -1;
    return same(now, g->expected);
  }
  if (PyCell_Check(g->container)) {
    PyObject *now = PyCell_GET(g->container);
    return same(now, g->expected);
  }
  Py_ssize_t n = PyList_GET_SIZE(g->container);
  if (n != PyTuple_GET_SIZE(g->expected)) return 0;
  for (Py_ssize_t i = 0; i < n; i++) {
    int r = same(PyList_GET_ITEM(g->container, i), PyTuple_GET_ITEM(g->expected, i));
    if (r <= 0) return r;
  }
  return 1;
}

/* The index of the first guard that does not hold, or -1. */
static PyObject *guards_check(PyObject *self, PyObject *unused) {
  SgGuards *g = (SgGuards *)self;
  for (Py_ssize_t i = 0; i < g->n; i++) {
    int r = holds(&g->guards[i]);
    if (r < 0) return NULL;
    if (r == 0) return PyLong_FromSsize_t(i);
  }
  return PyLong_FromLong(-1);
}

static int guards_clear(PyObject *self) {
  SgGuards *g = (SgGuards *)self;
  Py_ssize_t n = g->n;
  g->n = 0;
  for (Py_ssize_t i = 0; i < n; i++) {
    Py_CLEAR(g->guards[i].container);
    Py_CLEAR(g->guards[i].key);
    Py_CLEAR(g->guards[i].expected);
  }
  return 0;
}

static int guards_traverse(PyObject *self, visitproc visit, void *arg) {
  SgGuards *g = (SgGuards *)self;
  for (Py_ssize_t i = 0; i < g->n; i++) {
    Py_VISIT(g->guards[i].container);
    Py_VISIT(g->guards[i].key);
    Py_VISIT(g->guards[i].expected);
  }
  return 0;
}

static void guards_dealloc(PyObject *self) {
  PyObject_GC_UnTrack(self);
  guards_clear(self);
  PyMem_Free(((SgGuards *)self)->guards);
  PyObject_GC_Del(self);
}

/* Guards(list of (container, key, expected) or (container, key)) */
static PyObject *guards_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
  PyObject *list;
  if (!PyArg_ParseTuple(args, "O!:Guards", &PyList_Type, &list)) return NULL;
  Py_ssize_t n = PyList_GET_SIZE(list);
  SgGuards *g = PyObject_GC_New(SgGuards, type);
  if (g == NULL) return NULL;
  g->n = 0;
  g->guards = PyMem_Calloc(n > 0 ? (size_t)n : 1, sizeof *g->guards);
  if (g->guards == NULL) {
    PyObject_GC_Track(g);
    Py_DECREF(g);
    return PyErr_NoMemory();
  }
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *item = PyList_GET_ITEM(list, i);
    bool good = PyTuple_Check(item) && (PyTuple_GET_SIZE(item) == 2 || PyTuple_GET_SIZE(item) == 3);
    PyObject *container = good ? PyTuple_GET_ITEM(item, 0) : NULL, *key = good ? PyTuple_GET_ITEM(item, 1) : NULL;
    PyObject *expected = good && PyTuple_GET_SIZE(item) == 3 ? PyTuple_GET_ITEM(item, 2) : NULL;
    if (good && PyDict_Check(container)) good = key != Py_None || (expected != NULL && PyLong_Check(expected));
    else if (good && PyList_Check(container)) good = expected != NULL && PyTuple_Check(expected);
    else good = good && PyCell_Check(container);
    if (!good) {
      PyErr_SetString(PyExc_TypeError, "Guards: entries (dict, key, value), (dict, None, length), (cell, None, value) or (list, None, tuple) are required");
      PyObject_GC_Track(g);
      Py_DECREF(g);
      return NULL;
    }
    g->guards[i].container = Py_NewRef(container);
    g->guards[i].key = Py_NewRef(key);
    g->guards[i].expected = Py_XNewRef(expected);
    g->n = i + 1;
  }
  PyObject_GC_Track(g);
  return (PyObject *)g;
}

static PyMethodDef guards_methods[] = {
    {"check", guards_check, METH_NOARGS, "check(): the index of the first guard that does not hold, or -1."},
    {NULL, NULL, 0, NULL},
};
static PyTypeObject SgGuards_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "swiftgrad._C.Guards",
    .tp_doc = "Things that a captured call could see, with the values they had.",
    .tp_basicsize = sizeof(SgGuards),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = guards_new,
    .tp_dealloc = guards_dealloc,
    .tp_traverse = guards_traverse,
    .tp_clear = guards_clear,
    .tp_methods = guards_methods,
};

int sgpy_init_compile(PyObject *module) {
  if (PyType_Ready(&SgPlan_Type) < 0 || PyType_Ready(&SgGuards_Type) < 0) return -1;
  if (PyModule_AddObjectRef(module, "Plan", (PyObject *)&SgPlan_Type) < 0) return -1;
  return PyModule_AddObjectRef(module, "Guards", (PyObject *)&SgGuards_Type);
}
