/* size.c: torch.Size, a tuple of ints. */
#include "sgpy.h"

PyObject *sgpy_size(const int64_t *sizes, int32_t ndim) {
  PyObject *self = SgSize_Type.tp_alloc(&SgSize_Type, ndim);
  if (self == NULL) return NULL;
  for (int32_t i = 0; i < ndim; i++) {
    PyObject *item = PyLong_FromLongLong(sizes[i]);
    if (item == NULL) { Py_DECREF(self); return NULL; }
    PyTuple_SET_ITEM(self, i, item);
  }
  return self;
}

PyObject *sgpy_int_tuple(const int64_t *values, int64_t n) {
  PyObject *self = PyTuple_New((Py_ssize_t)n);
  if (self == NULL) return NULL;
  for (int64_t i = 0; i < n; i++) {
    PyObject *item = PyLong_FromLongLong(values[i]);
    if (item == NULL) { Py_DECREF(self); return NULL; }
    PyTuple_SET_ITEM(self, i, item);
  }
  return self;
}

/* A Size from a tuple; steals it. */
static PyObject *from_tuple(PyObject *tuple) {
  if (tuple == NULL) return NULL;
  if (!PyTuple_Check(tuple)) return tuple; /* NotImplemented, or a single element */
  PyObject *self = SgSize_Type.tp_alloc(&SgSize_Type, PyTuple_GET_SIZE(tuple));
  if (self != NULL)
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++)
      PyTuple_SET_ITEM(self, i, Py_NewRef(PyTuple_GET_ITEM(tuple, i)));
  Py_DECREF(tuple);
  return self;
}

static PyObject *size_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
  if (kwargs != NULL && PyDict_GET_SIZE(kwargs) > 0) {
    PyErr_SetString(PyExc_TypeError, "torch.Size() takes no keyword arguments");
    return NULL;
  }
  PyObject *plain = PyTuple_Type.tp_new(&PyTuple_Type, args, NULL);
  if (plain == NULL) return NULL;
  Py_ssize_t n = PyTuple_GET_SIZE(plain);
  PyObject *self = type->tp_alloc(type, n);
  if (self == NULL) { Py_DECREF(plain); return NULL; }
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *item = PyTuple_GET_ITEM(plain, i);
    PyObject *number = PyLong_CheckExact(item) ? Py_NewRef(item) : NULL;
    if (number == NULL && (PyLong_Check(item) || PyIndex_Check(item))) {
      number = PyNumber_Index(item);
      if (number == NULL) PyErr_Clear();
    }
    if (number == NULL) {
      PyErr_Format(PyExc_TypeError, "torch.Size() takes an iterable of 'int' (item %zd is '%s')", i,
                   Py_TYPE(item)->tp_name);
      Py_DECREF(plain);
      Py_DECREF(self);
      return NULL;
    }
    PyTuple_SET_ITEM(self, i, number);
  }
  Py_DECREF(plain);
  return self;
}

static PyObject *size_repr(PyObject *self) {
  PyObject *list = PySequence_List(self);
  if (list == NULL) return NULL;
  PyObject *text = PyUnicode_FromFormat("torch.Size(%R)", list);
  Py_DECREF(list);
  return text;
}

static PyObject *size_numel(PyObject *self, PyObject *unused) {
  PyObject *product = PyLong_FromLong(1);
  for (Py_ssize_t i = 0; product != NULL && i < PyTuple_GET_SIZE(self); i++)
    Py_SETREF(product, PyNumber_Multiply(product, PyTuple_GET_ITEM(self, i)));
  return product;
}

static PyObject *size_concat(PyObject *self, PyObject *other) {
  if (!PyTuple_Check(self) || !PyTuple_Check(other)) {
    PyErr_Format(PyExc_TypeError, "can only concatenate tuple (not \"%s\") to torch.Size", Py_TYPE(other)->tp_name);
    return NULL;
  }
  return from_tuple(PyTuple_Type.tp_as_sequence->sq_concat(self, other));
}

static PyObject *size_repeat(PyObject *self, Py_ssize_t n) {
  return from_tuple(PyTuple_Type.tp_as_sequence->sq_repeat(self, n));
}

static PyObject *size_subscript(PyObject *self, PyObject *key) {
  PyObject *result = PyTuple_Type.tp_as_mapping->mp_subscript(self, key);
  return PySlice_Check(key) ? from_tuple(result) : result;
}

static PyObject *size_reduce(PyObject *self, PyObject *unused) {
  PyObject *plain = PySequence_List(self);
  if (plain == NULL) return NULL;
  Py_SETREF(plain, PyList_AsTuple(plain));
  return plain == NULL ? NULL : Py_BuildValue("(O(N))", (PyObject *)&SgSize_Type, plain);
}

static PySequenceMethods size_sequence = {.sq_concat = size_concat, .sq_repeat = size_repeat};
static PyMappingMethods size_mapping = {.mp_subscript = size_subscript};
static PyMethodDef size_methods[] = {
    {"numel", size_numel, METH_NOARGS, "The number of elements of a tensor of this size."},
    {"__reduce__", size_reduce, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject SgSize_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.Size",
    .tp_basicsize = sizeof(PyTupleObject) - sizeof(PyObject *),
    .tp_itemsize = sizeof(PyObject *),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "The shape of a tensor: a tuple of ints.",
    .tp_base = NULL,
    .tp_new = size_new,
    .tp_repr = size_repr,
    .tp_as_sequence = &size_sequence,
    .tp_as_mapping = &size_mapping,
    .tp_methods = size_methods,
};

int sgpy_init_size(PyObject *module) {
  SgSize_Type.tp_base = &PyTuple_Type;
  SgSize_Type.tp_basicsize = PyTuple_Type.tp_basicsize;
  if (PyType_Ready(&SgSize_Type) < 0) return -1;
  return PyModule_AddObjectRef(module, "Size", (PyObject *)&SgSize_Type);
}
