/* tensor_index.c: x[...] and x[...] = value in all of PyTorch's forms, len(), iteration, membership. */
#include "sgpy.h"

enum { MAX_ITEMS = 2 * SG_MAX_DIMS + 2 };

typedef struct {
  sg_index_item items[MAX_ITEMS];
  int32_t n;
  PyObject *owned[MAX_ITEMS + 1]; /* tensors made from lists and arrays, the tuple made of a list */
  int32_t n_owned;
} Index;

static void index_clear(Index *ix) {
  for (int32_t i = 0; i < ix->n_owned; i++) Py_DECREF(ix->owned[i]);
}

static int slice_bound(PyObject *o, int64_t *out) {
  int r = PyBool_Check(o) ? (*out = o == Py_True, 1) : sgpy_read_int(o, out);
  if (r == 0) PyErr_SetString(PyExc_TypeError, "slice indices must be integers or None or have an __index__ method");
  if (r < 0 && PyErr_ExceptionMatches(PyExc_RuntimeError) && PyLong_Check(o)) { /* far out of any range: as in Python */
    PyErr_Clear();
    PyObject *zero = PyLong_FromLong(0);
    int negative = zero == NULL ? -1 : PyObject_RichCompareBool(o, zero, Py_LT);
    Py_XDECREF(zero);
    if (negative < 0) return -1;
    *out = negative ? INT64_MIN + 1 : INT64_MAX;
    return 0;
  }
  return r > 0 ? 0 : -1;
}

static int add_tensor(Index *ix, sg_index_item *item, PyObject *tensor) {
  sg_tensor_info info;
  if (sgpy_describe(tensor, &info) < 0) return -1;
  sg_tensor *h = sgpy_handle(tensor);
  if (info.ndim == 0 && !sgpy_dtype_is_float(info.dtype) && !sgpy_dtype_is_complex(info.dtype) && info.dtype != SG_BOOL && info.dtype != SG_UINT8) {
    sg_value v; /* a 0-dim integer selects, and gives a view */
    sg_status s = sg_item(h, &v);
    if (s != SG_OK) { sgpy_raise(s); return -1; }
    item->kind = SG_INDEX_INT;
    item->start = v.as.i;
    return 0;
  }
  item->kind = SG_INDEX_TENSOR;
  item->tensor = h;
  return 0;
}

static int add_item(Index *ix, PyObject *o) {
  if (ix->n == MAX_ITEMS) {
    PyErr_Format(PyExc_IndexError, "too many indices for tensor: at most %d were expected", MAX_ITEMS);
    return -1;
  }
  sg_index_item *item = &ix->items[ix->n++];
  memset(item, 0, sizeof *item);
  if (PyLong_CheckExact(o)) {
    item->kind = SG_INDEX_INT;
    return sgpy_read_int(o, &item->start) < 0 ? -1 : 0;
  }
  if (PySlice_Check(o)) {
    PySliceObject *s = (PySliceObject *)o;
    item->kind = SG_INDEX_SLICE;
    item->step = 1;
    if (s->step != Py_None) {
      if (slice_bound(s->step, &item->step) < 0) return -1;
      if (item->step <= 0) {
        PyErr_SetString(PyExc_ValueError, item->step == 0 ? "slice step cannot be zero" : "step must be greater than zero");
        return -1;
      }
      item->has |= 4;
    }
    if (s->start != Py_None) {
      if (slice_bound(s->start, &item->start) < 0) return -1;
      item->has |= 1;
    }
    if (s->stop != Py_None) {
      if (slice_bound(s->stop, &item->stop) < 0) return -1;
      item->has |= 2;
    }
    return 0;
  }
  if (o == Py_None) {
    item->kind = SG_INDEX_NEW_AXIS;
    return 0;
  }
  if (o == Py_Ellipsis) {
    item->kind = SG_INDEX_ELLIPSIS;
    return 0;
  }
  if (PyBool_Check(o)) {
    item->kind = SG_INDEX_BOOL;
    item->start = o == Py_True;
    return 0;
  }
  if (sgpy_is_tensor(o)) return add_tensor(ix, item, o);
  if (PyUnicode_Check(o)) {
    PyErr_SetString(PyExc_TypeError, "new(): invalid data type 'str'");
    return -1;
  }
  if (PyIndex_Check(o) && !sgpy_is_numpy_array(o)) {
    int r = sgpy_read_int(o, &item->start);
    if (r < 0) return -1;
    item->kind = SG_INDEX_INT;
    if (r > 0) return 0;
  }
  if (sgpy_is_numpy_scalar(o) && strncmp(Py_TYPE(o)->tp_name, "numpy.bool", 10) == 0) {
    item->kind = SG_INDEX_BOOL;
    item->start = PyObject_IsTrue(o);
    return item->start < 0 ? -1 : 0;
  }
  if (PySequence_Check(o) && !sgpy_is_numpy_scalar(o)) {
    bool empty = (PyList_Check(o) || PyTuple_Check(o)) && Py_SIZE(o) == 0;
    sg_tensor *h = sgpy_from_data(o, empty ? SG_INT64 : -1);
    if (h == NULL && PyErr_ExceptionMatches(PyExc_TypeError)) { /* a list of what is no number */
      PyErr_Clear();
      PyErr_Format(PyExc_IndexError, "a list as an index must hold integers or bools, got %R", o);
      return -1;
    }
    PyObject *tensor = h == NULL ? NULL : sgpy_wrap(h);
    if (tensor == NULL) return -1;
    ix->owned[ix->n_owned++] = tensor;
    return add_tensor(ix, item, tensor);
  }
  PyErr_Format(PyExc_IndexError, "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got %s)",
               Py_TYPE(o)->tp_name);
  return -1;
}

/* A short list that holds sequences, slices, tensors, None or ... is taken for a tuple of indices, as PyTorch does. */
static bool is_like_tuple(PyObject *key) {
  if (!PyList_Check(key) || PyList_GET_SIZE(key) >= 32) return false;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(key); i++) {
    PyObject *o = PyList_GET_ITEM(key, i);
    if (o == Py_None || o == Py_Ellipsis || PySlice_Check(o) || sgpy_is_tensor(o) || PyList_Check(o) || PyTuple_Check(o) ||
        sgpy_is_numpy_array(o))
      return true;
  }
  return false;
}

static int read_index(PyObject *key, Index *ix) {
  ix->n = ix->n_owned = 0;
  if (is_like_tuple(key)) {
    PyObject *tuple = PyList_AsTuple(key);
    if (tuple == NULL) return -1;
    int status = 0;
    for (Py_ssize_t i = 0; status == 0 && i < PyTuple_GET_SIZE(tuple); i++) {
      status = add_item(ix, PyTuple_GET_ITEM(tuple, i));
    }
    ix->owned[ix->n_owned++] = tuple; /* keeps the tensors in it alive */
    return status;
  }
  if (!PyTuple_Check(key)) return add_item(ix, key);
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(key); i++)
    if (add_item(ix, PyTuple_GET_ITEM(key, i)) < 0) return -1;
  return 0;
}

/* The torch function of a subclass, if it has one. */
static bool overridden(const char *method, PyObject *const *args, Py_ssize_t n, PyObject **result) {
  if (sgpy_active_subclasses == 0) return false;
  PyObject *func = PyObject_GetAttrString((PyObject *)&SgTensorBase_Type, method);
  if (func == NULL) { *result = NULL; return true; }
  int r = sgpy_torch_function(func, args, n, NULL, false, result);
  Py_DECREF(func);
  return r != 0;
}

static PyObject *subscript(PyObject *self, PyObject *key) {
  PyObject *const args[2] = {self, key};
  PyObject *result = NULL;
  if (overridden("__getitem__", args, 2, &result)) return result;
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return NULL;
  Index ix;
  if (read_index(key, &ix) == 0) {
    sg_tensor *out = NULL;
    sg_status s = sg_get_item(h, ix.items, ix.n, &out);
    result = s == SG_OK ? sgpy_wrap(out) : sgpy_raise(s);
  }
  index_clear(&ix);
  return result;
}

static int assign_subscript(PyObject *self, PyObject *key, PyObject *value) {
  if (value == NULL) {
    PyErr_SetString(PyExc_TypeError, "Tensor does not support deleting items");
    return -1;
  }
  PyObject *const args[3] = {self, key, value};
  PyObject *answer = NULL;
  if (overridden("__setitem__", args, 3, &answer)) {
    Py_XDECREF(answer);
    return answer == NULL ? -1 : 0;
  }
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return -1;
  sg_value v;
  if (sgpy_is_tensor(value)) {
    v.tag = SG_TAG_TENSOR;
    if ((v.as.tensor = sgpy_handle(value)) == NULL) return -1;
  } else {
    int r = sgpy_read_number(value, &v);
    if (r < 0) return -1;
    if (r == 0) {
      sg_tensor_info info;
      if (sgpy_describe(self, &info) < 0) return -1;
      PyErr_Format(PyExc_TypeError, "can't assign a %s to a torch.%s", Py_TYPE(value)->tp_name, sgpy_tensor_type_name(info.dtype));
      return -1;
    }
  }
  Index ix;
  int status = read_index(key, &ix);
  if (status == 0) {
    sg_status s = sg_set_item(h, ix.items, ix.n, &v);
    if (s != SG_OK) { sgpy_raise(s); status = -1; }
  }
  index_clear(&ix);
  return status;
}

static Py_ssize_t length(PyObject *self) {
  sg_tensor_info info;
  if (sgpy_describe(self, &info) < 0) return -1;
  if (info.ndim == 0) {
    PyErr_SetString(PyExc_TypeError, "len() of a 0-d tensor");
    return -1;
  }
  return (Py_ssize_t)info.sizes[0];
}

/* x[i] by position, for PySequence_GetItem. */
static PyObject *sequence_item(PyObject *self, Py_ssize_t i) {
  PyObject *key = PyLong_FromSsize_t(i);
  PyObject *result = key == NULL ? NULL : subscript(self, key);
  Py_XDECREF(key);
  return result;
}

PyObject *sgpy_tensor_iter(PyObject *self) {
  sg_tensor_info info;
  if (sgpy_describe(self, &info) < 0) return NULL;
  if (info.ndim == 0) {
    PyErr_SetString(PyExc_TypeError, "iteration over a 0-d tensor");
    return NULL;
  }
  PyObject *parts = sgpy_call_op("unbind", &self, 1);
  if (parts == NULL) return NULL;
  PyObject *iterator = PyObject_GetIter(parts);
  Py_DECREF(parts);
  return iterator;
}

static int contains(PyObject *self, PyObject *value) {
  sg_value v;
  int r = sgpy_is_tensor(value) ? 1 : sgpy_read_number(value, &v);
  if (r < 0) return -1;
  if (r == 0) {
    PyErr_Format(PyExc_RuntimeError, "Tensor.__contains__ only supports Tensor or scalar, but you passed in a %R.", Py_TYPE(value));
    return -1;
  }
  PyObject *equal = PyObject_RichCompare(self, value, Py_EQ);
  PyObject *any = equal == NULL ? NULL : sgpy_call_op("any", &equal, 1);
  Py_XDECREF(equal);
  int truth = any == NULL ? -1 : PyObject_IsTrue(any);
  Py_XDECREF(any);
  return truth;
}

PySequenceMethods sgpy_tensor_sequence = {.sq_length = length, .sq_item = sequence_item, .sq_contains = contains};
PyMappingMethods sgpy_tensor_mapping = {.mp_length = length, .mp_subscript = subscript, .mp_ass_subscript = assign_subscript};
