/* custom_function.c: the ctx of autograd.Function, which is also the context of its node in the graph. */
#include "sgpy.h"

typedef struct {
  PyObject_HEAD
  PyObject *dict;
  PyObject *weakrefs;
  PyObject *to_save;  /* what save_for_backward got, until the node keeps it */
  const sg_node *node; /* borrowed: the node owns us; NULL before and after */
  bool attached;
} SgContext;

static PyTypeObject SgContext_Type;

static int traverse(PyObject *self, visitproc visit, void *arg) {
  Py_VISIT(((SgContext *)self)->dict);
  Py_VISIT(((SgContext *)self)->to_save);
  return 0;
}
static int clear(PyObject *self) {
  Py_CLEAR(((SgContext *)self)->dict);
  Py_CLEAR(((SgContext *)self)->to_save);
  return 0;
}
static void dealloc(PyObject *self) {
  PyObject_GC_UnTrack(self);
  if (((SgContext *)self)->weakrefs != NULL) PyObject_ClearWeakRefs(self);
  clear(self);
  Py_TYPE(self)->tp_free(self);
}

static PyObject *save_for_backward(PyObject *self, PyObject *tensors) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tensors); i++) {
    PyObject *o = PyTuple_GET_ITEM(tensors, i);
    if (o != Py_None && !sgpy_is_tensor(o)) {
      PyErr_Format(PyExc_TypeError, "save_for_backward can only save variables, but argument %zd is of type %s", i, Py_TYPE(o)->tp_name);
      return NULL;
    }
  }
  Py_XSETREF(((SgContext *)self)->to_save, Py_NewRef(tensors));
  Py_RETURN_NONE;
}

static PyObject *saved_tensors(PyObject *self, void *closure) {
  SgContext *c = (SgContext *)self;
  if (c->attached && c->node == NULL) {
    PyErr_SetString(PyExc_RuntimeError, "Trying to backward through the graph a second time (or directly access saved tensors after they "
                                        "have already been freed): the node of this function is gone");
    return NULL;
  }
  if (c->node == NULL) return c->to_save != NULL ? Py_NewRef(c->to_save) : PyTuple_New(0);
  int32_t n = sg_node_saved_count(c->node);
  sg_tensor **outs = PyMem_Calloc(n <= 0 ? 1 : (size_t)n, sizeof *outs);
  if (outs == NULL) return PyErr_NoMemory();
  sg_status s = sg_node_saved(c->node, outs, n);
  PyObject *tuple = s == SG_OK ? PyTuple_New(n) : sgpy_raise(s);
  for (int32_t i = 0; s == SG_OK && i < n; i++) {
    PyObject *item = sgpy_wrap(outs[i]);
    if (item == NULL) Py_CLEAR(tuple);
    if (tuple != NULL) PyTuple_SET_ITEM(tuple, i, item);
    else Py_XDECREF(item);
  }
  PyMem_Free(outs);
  return tuple;
}

static PyObject *get_to_save(PyObject *self, void *closure) {
  PyObject *to_save = ((SgContext *)self)->to_save;
  return to_save != NULL ? Py_NewRef(to_save) : PyTuple_New(0);
}

static PyObject *next_functions(PyObject *self, void *closure) {
  SgContext *c = (SgContext *)self;
  if (c->node == NULL) return PyTuple_New(0);
  sg_retain(c->node);
  PyObject *node = sgpy_wrap_node((sg_node *)(uintptr_t)c->node);
  PyObject *next = node == NULL ? NULL : PyObject_GetAttrString(node, "next_functions");
  Py_XDECREF(node);
  return next;
}

/* ---------------------------------------------------------------- the node calls back */

static int32_t run_backward(void *context, sg_tensor *const *grads, int32_t n_grads, sg_tensor **results, int32_t n_results) {
  if (!sgpy_alive()) return -1;
  PyGILState_STATE gil = PyGILState_Ensure();
  int32_t status = -1, filled = 0;
  PyObject *self = Py_NewRef((PyObject *)context), *answer = NULL, *args = PyTuple_New(n_grads);
  for (int32_t i = 0; args != NULL && i < n_grads; i++) {
    PyObject *item = sgpy_wrap_borrowed(grads[i]);
    if (item == NULL) { Py_CLEAR(args); break; }
    PyTuple_SET_ITEM(args, i, item);
  }
  if (args != NULL) answer = PyObject_CallMethod(self, "_run_backward", "(O)", args);
  if (answer == NULL) goto done;
  if (!PyTuple_Check(answer) || PyTuple_GET_SIZE(answer) != n_results) {
    PyErr_Format(PyExc_RuntimeError, "function %s: backward must give %d gradients", Py_TYPE(self)->tp_name, (int)n_results);
    goto done;
  }
  for (; filled < n_results; filled++) {
    PyObject *item = PyTuple_GET_ITEM(answer, filled);
    results[filled] = NULL;
    if (item == Py_None) continue;
    if (!sgpy_is_tensor(item)) {
      PyErr_Format(PyExc_TypeError, "function %s: expected Variable or None (got %s) as gradient %d", Py_TYPE(self)->tp_name, Py_TYPE(item)->tp_name,
                   (int)filled);
      goto done;
    }
    sg_tensor *h = sgpy_handle(item);
    if (h == NULL) goto done;
    sg_retain(h);
    results[filled] = h;
  }
  status = 0;
done:
  if (status != 0) {
    for (int32_t i = 0; i < filled; i++) {
      sg_release(results[i]);
      results[i] = NULL;
    }
    sgpy_stash_error();
  }
  Py_XDECREF(answer);
  Py_XDECREF(args);
  Py_DECREF(self);
  PyGILState_Release(gil);
  return status;
}

static void node_dies(void *context) {
  if (!sgpy_alive()) return;
  PyGILState_STATE gil = PyGILState_Ensure();
  ((SgContext *)context)->node = NULL;
  PyGILState_Release(gil);
  sgpy_release_object(context);
}

static int read_tensors(PyObject *tuple, bool allow_none, sg_tensor **out) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++) {
    PyObject *o = PyTuple_GET_ITEM(tuple, i);
    out[i] = NULL;
    if (o == Py_None && allow_none) continue;
    if (!sgpy_is_tensor(o)) {
      PyErr_Format(PyExc_TypeError, "_custom_node: a tensor was expected, got %s", Py_TYPE(o)->tp_name);
      return -1;
    }
    if ((out[i] = sgpy_handle(o)) == NULL) return -1;
  }
  return 0;
}

/* _custom_node(ctx, name, inputs, outputs, dirty, non_differentiable): puts a node into the graph. */
static PyObject *custom_node(PyObject *module, PyObject *args) {
  PyObject *ctx, *inputs, *outputs;
  const char *name_text;
  unsigned long long dirty, non_differentiable;
  if (!PyArg_ParseTuple(args, "O!sO!O!KK:_custom_node", &SgContext_Type, &ctx, &name_text, &PyTuple_Type, &inputs, &PyTuple_Type, &outputs,
                        &dirty, &non_differentiable))
    return NULL;
  SgContext *c = (SgContext *)ctx;
  PyObject *saved = c->to_save != NULL ? Py_NewRef(c->to_save) : PyTuple_New(0);
  if (saved == NULL) return NULL;
  Py_ssize_t n_in = PyTuple_GET_SIZE(inputs), n_out = PyTuple_GET_SIZE(outputs), n_saved = PyTuple_GET_SIZE(saved);
  PyObject *result = NULL;
  sg_tensor **all = NULL;
  sg_node *node = NULL;
  if (n_out > 64) {
    PyErr_Format(PyExc_NotImplementedError, "autograd.Function: swiftgrad has at most 64 outputs, got %zd", n_out);
    goto done;
  }
  all = PyMem_Calloc((size_t)(n_in + n_out + n_saved + 1), sizeof *all);
  if (all == NULL) { PyErr_NoMemory(); goto done; }
  if (read_tensors(inputs, true, all) < 0 || read_tensors(outputs, false, all + n_in) < 0 ||
      read_tensors(saved, true, all + n_in + n_out) < 0)
    goto done;
  Py_INCREF(ctx);
  sg_status s = sg_custom_node(name_text, all, (int32_t)n_in, all + n_in, (int32_t)n_out, dirty, non_differentiable, run_backward, ctx,
                               node_dies, &node);
  if (s != SG_OK) {
    Py_DECREF(ctx);
    sgpy_raise(s);
    goto done;
  }
  c->node = node;
  c->attached = true;
  s = sg_node_save(node, all + n_in + n_out, (int32_t)n_saved);
  sg_release(node); /* the outputs hold it */
  if (s != SG_OK) { sgpy_raise(s); goto done; }
  Py_CLEAR(c->to_save);
  result = Py_NewRef(Py_None);
done:
  PyMem_Free(all);
  Py_DECREF(saved);
  return result;
}

static PyMethodDef methods[] = {
    {"save_for_backward", save_for_backward, METH_VARARGS, "save_for_backward(*tensors): keeps tensors for backward, with their versions."},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef getset[] = {
    {"saved_tensors", saved_tensors, NULL, "The tensors that save_for_backward got.", NULL},
    {"saved_variables", saved_tensors, NULL, "The tensors that save_for_backward got.", NULL},
    {"to_save", get_to_save, NULL, "What save_for_backward got, before the node keeps it.", NULL},
    {"next_functions", next_functions, NULL, "Where the gradients go.", NULL},
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject SgContext_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch._C._FunctionBase",
    .tp_basicsize = sizeof(SgContext),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "The context of a custom function.",
    .tp_new = PyType_GenericNew,
    .tp_dealloc = dealloc,
    .tp_traverse = traverse,
    .tp_clear = clear,
    .tp_dictoffset = offsetof(SgContext, dict),
    .tp_weaklistoffset = offsetof(SgContext, weakrefs),
    .tp_methods = methods,
    .tp_getset = getset,
};

PyMethodDef sgpy_custom_functions[] = {
    {"_custom_node", custom_node, METH_VARARGS, "_custom_node(ctx, name, inputs, outputs, dirty, non_differentiable)"},
    {NULL, NULL, 0, NULL},
};

int sgpy_init_custom_function(PyObject *module) {
  if (PyType_Ready(&SgContext_Type) < 0) return -1;
  return PyModule_AddObjectRef(module, "_FunctionBase", (PyObject *)&SgContext_Type);
}
