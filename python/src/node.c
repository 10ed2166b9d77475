/* node.c: grad_fn objects: the nodes of the graph, and the leaves that gradients are accumulated into. */
#include "sgpy.h"

typedef struct {
  PyObject_HEAD
  sg_node *node;      /* +1, or NULL for an AccumulateGrad */
  PyObject *variable; /* the leaf of an AccumulateGrad */
  const void *key;    /* of live_nodes */
  PyObject *metadata;
  PyObject *weakrefs;
} SgNodeObject;

static PyTypeObject SgNode_Type;
static PyObject *node_types; /* name -> class */
/* What is wrapped (its address) -> the address of the object: one object for a node as long as that object lives. */
static PyObject *live_nodes;

static PyTypeObject *type_named(const char *name) {
  PyObject *type = PyDict_GetItemString(node_types, name);
  if (type != NULL) return (PyTypeObject *)type;
  type = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){s:s,s:()}", name, (PyObject *)&SgNode_Type, "__module__", "torch.autograd.graph",
                               "__slots__");
  if (type == NULL || PyDict_SetItemString(node_types, name, type) < 0) { Py_XDECREF(type); return NULL; }
  Py_DECREF(type); /* the table keeps it */
  return (PyTypeObject *)type;
}

/* The live object for `key` (a new reference), or NULL, perhaps with an exception. */
static PyObject *find_live(const void *key) {
  PyObject *k = PyLong_FromVoidPtr((void *)key);
  if (k == NULL) return NULL;
  PyObject *known = PyDict_GetItemWithError(live_nodes, k);
  Py_DECREF(k);
  return known == NULL ? NULL : Py_NewRef((PyObject *)PyLong_AsVoidPtr(known));
}

static int note_live(const void *key, void *object) {
  PyObject *k = PyLong_FromVoidPtr((void *)key), *v = k == NULL ? NULL : PyLong_FromVoidPtr(object);
  int status = v == NULL ? -1 : PyDict_SetItem(live_nodes, k, v);
  Py_XDECREF(k);
  Py_XDECREF(v);
  return status;
}

static void forget_live(const void *key) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyObject *k = PyLong_FromVoidPtr((void *)key);
  if (k == NULL || PyDict_DelItem(live_nodes, k) < 0) PyErr_Clear(); /* it was never noted: making the object failed */
  Py_XDECREF(k);
  PyErr_Restore(type, value, traceback);
}

static PyObject *make_node(const char *name, sg_node *node, PyObject *variable) {
  PyTypeObject *type = type_named(name);
  SgNodeObject *self = type == NULL ? NULL : (SgNodeObject *)type->tp_alloc(type, 0);
  if (self == NULL) {
    sg_release(node);
    Py_XDECREF(variable);
    return NULL;
  }
  self->node = node;
  self->variable = variable;
  self->key = node != NULL ? (void *)node : (void *)variable;
  if (note_live(self->key, self) < 0) Py_CLEAR(self);
  return (PyObject *)self;
}

PyObject *sgpy_wrap_node(sg_node *node) {
  if (node == NULL) Py_RETURN_NONE;
  PyObject *known = find_live(node);
  if (known != NULL || PyErr_Occurred()) {
    sg_release(node);
    return known;
  }
  const char *name = sg_node_name(node);
  return make_node(name == NULL ? "Node" : name, node, NULL);
}

static PyObject *wrap_leaf(sg_tensor *leaf) {
  PyObject *variable = sgpy_wrap(leaf);
  if (variable == NULL) return NULL;
  PyObject *known = find_live(variable);
  if (known != NULL || PyErr_Occurred()) {
    Py_DECREF(variable);
    return known;
  }
  return make_node("AccumulateGrad", NULL, variable);
}

static int traverse(PyObject *self, visitproc visit, void *arg) {
  SgNodeObject *n = (SgNodeObject *)self;
  Py_VISIT(n->variable);
  Py_VISIT(n->metadata);
  return 0;
}
static int clear(PyObject *self) {
  SgNodeObject *n = (SgNodeObject *)self;
  Py_CLEAR(n->variable);
  Py_CLEAR(n->metadata);
  return 0;
}
static void dealloc(PyObject *self) {
  SgNodeObject *n = (SgNodeObject *)self;
  PyObject_GC_UnTrack(self);
  forget_live(n->key);
  if (n->weakrefs != NULL) PyObject_ClearWeakRefs(self);
  clear(self);
  sg_release(n->node);
  Py_TYPE(self)->tp_free(self);
}

static PyObject *repr(PyObject *self) {
  const char *name = strrchr(Py_TYPE(self)->tp_name, '.');
  return PyUnicode_FromFormat("<%s object at %p>", name == NULL ? Py_TYPE(self)->tp_name : name + 1, self);
}

/* The ctx of a custom function answers for what the node does not know. */
static PyObject *getattro(PyObject *self, PyObject *name) {
  PyObject *found = PyObject_GenericGetAttr(self, name);
  SgNodeObject *n = (SgNodeObject *)self;
  if (found != NULL || n->node == NULL || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
  PyObject *context = sg_node_context(n->node);
  if (context == NULL) return NULL;
  PyErr_Clear();
  Py_INCREF(context);
  found = PyObject_GetAttr(context, name);
  Py_DECREF(context);
  return found;
}

static PyObject *name(PyObject *self, PyObject *unused) {
  SgNodeObject *n = (SgNodeObject *)self;
  return PyUnicode_FromString(n->node == NULL ? "struct torch::autograd::AccumulateGrad" : sg_node_name(n->node));
}

static PyObject *get_variable(PyObject *self, void *closure) {
  SgNodeObject *n = (SgNodeObject *)self;
  if (n->variable == NULL) {
    PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute 'variable'", sg_node_name(n->node));
    return NULL;
  }
  return Py_NewRef(n->variable);
}

static PyObject *get_metadata(PyObject *self, void *closure) {
  SgNodeObject *n = (SgNodeObject *)self;
  if (n->metadata == NULL) n->metadata = PyDict_New();
  return Py_XNewRef(n->metadata);
}

static PyObject *get_next(PyObject *self, void *closure) {
  SgNodeObject *n = (SgNodeObject *)self;
  int32_t count = n->node == NULL ? 0 : sg_node_edge_count(n->node);
  PyObject *tuple = PyTuple_New(count);
  for (int32_t i = 0; tuple != NULL && i < count; i++) {
    sg_node *next = NULL;
    sg_tensor *leaf = NULL;
    int32_t input_nr = 0;
    sg_status s = sg_node_edge(n->node, i, &next, &leaf, &input_nr);
    if (s != SG_OK) {
      sgpy_raise(s);
      Py_CLEAR(tuple);
      break;
    }
    PyObject *to;
    if (leaf != NULL) {
      sg_release(next);
      to = wrap_leaf(leaf);
    } else {
      to = sgpy_wrap_node(next);
    }
    PyObject *pair = to == NULL ? NULL : Py_BuildValue("(Ni)", to, (int)input_nr);
    if (pair == NULL) { Py_CLEAR(tuple); break; }
    PyTuple_SET_ITEM(tuple, i, pair);
  }
  return tuple;
}

/* ---------------------------------------------------------------- hooks */

static PyObject *wrap_many(sg_tensor *const *tensors, int32_t n) {
  PyObject *tuple = PyTuple_New(n);
  for (int32_t i = 0; tuple != NULL && i < n; i++) {
    PyObject *item = sgpy_wrap_borrowed(tensors[i]);
    if (item == NULL) { Py_CLEAR(tuple); break; }
    PyTuple_SET_ITEM(tuple, i, item);
  }
  return tuple;
}

static int32_t call_node_hook(void *context, sg_tensor **grads, int32_t n, sg_tensor *const *others, int32_t n_others) {
  if (!sgpy_alive()) return 0;
  PyGILState_STATE gil = PyGILState_Ensure();
  int32_t status = -1;
  PyObject *hook = Py_NewRef((PyObject *)context), *answer = NULL, *items = NULL;
  PyObject *first = wrap_many(grads, n), *second = others == NULL ? NULL : wrap_many(others, n_others);
  if (first == NULL || (others != NULL && second == NULL)) goto done;
  answer = PyObject_CallFunctionObjArgs(hook, first, second, NULL);
  if (answer == NULL) goto done;
  if (answer == Py_None) {
    status = 0;
    goto done;
  }
  items = sgpy_is_tensor(answer) ? PyTuple_Pack(1, answer) : PySequence_Tuple(answer);
  if (items == NULL) goto done;
  if (PyTuple_GET_SIZE(items) != n) {
    PyErr_Format(PyExc_RuntimeError, "hook: %d gradients were expected, got %zd", (int)n, PyTuple_GET_SIZE(items));
    goto done;
  }
  for (int32_t i = 0; i < n; i++) {
    PyObject *item = PyTuple_GET_ITEM(items, i);
    if (item != Py_None && !sgpy_is_tensor(item)) {
      PyErr_Format(PyExc_TypeError, "hook: gradient %d must be a Tensor or None, got %s", (int)i, Py_TYPE(item)->tp_name);
      goto done;
    }
  }
  for (int32_t i = 0; i < n; i++) {
    PyObject *item = PyTuple_GET_ITEM(items, i);
    if (item == Py_None || item == PyTuple_GET_ITEM(first, i)) continue;
    sg_tensor *h = sgpy_handle(item);
    if (h == NULL) goto done;
    sg_retain(h);
    grads[i] = h;
  }
  status = 0;
done:
  Py_XDECREF(items);
  Py_XDECREF(answer);
  Py_XDECREF(first);
  Py_XDECREF(second);
  Py_DECREF(hook);
  if (status != 0) sgpy_stash_error();
  PyGILState_Release(gil);
  return status;
}

static PyObject *add_hook(PyObject *self, PyObject *hook, bool pre) {
  SgNodeObject *n = (SgNodeObject *)self;
  if (n->node == NULL) {
    PyErr_SetString(PyExc_NotImplementedError, "swiftgrad has no hooks on AccumulateGrad yet; use Tensor.register_post_accumulate_grad_hook");
    return NULL;
  }
  uint64_t id = 0;
  Py_INCREF(hook);
  sg_status s = sg_node_add_hook(n->node, pre, call_node_hook, hook, sgpy_release_object, &id);
  if (s != SG_OK) {
    Py_DECREF(hook);
    return sgpy_raise(s);
  }
  PyObject *module = PyImport_ImportModule("swiftgrad.utils.hooks");
  PyObject *handle = module == NULL ? NULL : PyObject_CallMethod(module, "_EngineHandle", "OK", self, (unsigned long long)id);
  Py_XDECREF(module);
  return handle;
}
static PyObject *register_hook(PyObject *self, PyObject *hook) { return add_hook(self, hook, false); }
static PyObject *register_prehook(PyObject *self, PyObject *hook) { return add_hook(self, hook, true); }

static PyObject *remove_hook(PyObject *self, PyObject *number) {
  SgNodeObject *n = (SgNodeObject *)self;
  uint64_t id = PyLong_AsUnsignedLongLong(number);
  if (id == (uint64_t)-1 && PyErr_Occurred()) return NULL;
  sg_status s = n->node == NULL ? SG_OK : sg_node_remove_hook(n->node, id);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

static PyObject *no_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
  PyErr_Format(PyExc_TypeError, "cannot create '%s' instances", type->tp_name);
  return NULL;
}

static PyMethodDef methods[] = {
    {"name", name, METH_NOARGS, "The node's name, such as AddBackward0."},
    {"register_hook", register_hook, METH_O, "hook(grad_inputs, grad_outputs) runs after the node."},
    {"register_prehook", register_prehook, METH_O, "hook(grad_outputs) runs before the node."},
    {"_remove_hook", remove_hook, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef getset[] = {
    {"next_functions", get_next, NULL, "Pairs of the nodes that the gradients go to and the number of their input.", NULL},
    {"variable", get_variable, NULL, "The leaf of an AccumulateGrad.", NULL},
    {"metadata", get_metadata, NULL, "A dict for the user.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject SgNode_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.autograd.graph.Node",
    .tp_basicsize = sizeof(SgNodeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "A node of the graph that autograd records.",
    .tp_new = no_new,
    .tp_dealloc = dealloc,
    .tp_traverse = traverse,
    .tp_clear = clear,
    .tp_repr = repr,
    .tp_getattro = getattro,
    .tp_weaklistoffset = offsetof(SgNodeObject, weakrefs),
    .tp_methods = methods,
    .tp_getset = getset,
};

int sgpy_init_node(PyObject *module) {
  if (PyType_Ready(&SgNode_Type) < 0) return -1;
  node_types = PyDict_New();
  live_nodes = PyDict_New();
  if (node_types == NULL || live_nodes == NULL) return -1;
  return PyModule_AddObjectRef(module, "Node", (PyObject *)&SgNode_Type);
}
