/* args.c: from Python objects to sg_values. Nothing here allocates unless a list is long. */
#include "sgpy.h"

void sgpy_frame_init(SgFrame *f) {
  f->n_values = f->n_ints = f->n_blocks = f->n_owned = 0;
  f->numel = 0;
}

void sgpy_frame_clear(SgFrame *f) {
  for (int32_t i = 0; i < f->n_blocks; i++) {
    sg_tensor **tensors = f->blocks[i].memory;
    for (int64_t k = 0; k < f->blocks[i].n_tensors; k++) sg_release(tensors[k]);
    PyMem_RawFree(f->blocks[i].memory);
  }
  for (int32_t i = 0; i < f->n_owned; i++) Py_DECREF(f->owned[i]);
  f->n_blocks = f->n_owned = f->n_ints = 0;
  f->numel = 0;
}

/* Memory that lives as long as the frame. */
static void *frame_block(SgFrame *f, int64_t count, size_t size, bool tensors) {
  if (f->n_blocks == SGPY_MAX_BLOCKS || count > (1LL << 28)) {
    PyErr_SetString(PyExc_RuntimeError, "too many or too long lists among the arguments of one call");
    return NULL;
  }
  void *memory = PyMem_RawCalloc(count > 0 ? (size_t)count : 1, size);
  if (memory == NULL) { PyErr_NoMemory(); return NULL; }
  f->blocks[f->n_blocks].memory = memory;
  f->blocks[f->n_blocks].n_tensors = tensors ? count : 0;
  f->n_blocks++;
  return memory;
}

static int64_t *frame_ints(SgFrame *f, int64_t n) {
  if (n <= SGPY_INT_ARENA - f->n_ints) {
    int64_t *at = f->int_arena + f->n_ints;
    f->n_ints += (int32_t)n;
    return at;
  }
  return frame_block(f, n, sizeof(int64_t), false);
}

bool sgpy_is_numpy_scalar(PyObject *o) {
  const char *name = Py_TYPE(o)->tp_name;
  return strncmp(name, "numpy.", 6) == 0 && strcmp(name, "numpy.ndarray") != 0 && strncmp(name, "numpy.complex", 13) != 0 &&
         Py_TYPE(o)->tp_as_number != NULL && Py_TYPE(o)->tp_as_number->nb_float != NULL;
}

bool sgpy_is_numpy_array(PyObject *o) {
  for (PyTypeObject *type = Py_TYPE(o); type != NULL; type = type->tp_base)
    if (strcmp(type->tp_name, "numpy.ndarray") == 0) return true;
  return false;
}

static int overflow(void) {
  if (PyErr_ExceptionMatches(PyExc_OverflowError)) {
    PyErr_Clear();
    PyErr_SetString(PyExc_RuntimeError, "Overflow when unpacking long long");
  }
  return -1;
}

static int long_value(PyObject *o, int64_t *out) {
  int64_t v = PyLong_AsLongLong(o);
  if (v == -1 && PyErr_Occurred()) return overflow();
  *out = v;
  return 1;
}

static bool is_integral(int32_t dtype) { return !sgpy_dtype_is_float(dtype) && !sgpy_dtype_is_complex(dtype); }

/* A 0-dim tensor's value. 0: not 0-dim. */
static int scalar_tensor(PyObject *o, sg_value *out) {
  sg_tensor_info info;
  if (sgpy_describe(o, &info) < 0) return -1;
  if (info.ndim != 0) return 0;
  sg_status s = sg_item(sgpy_handle(o), out);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 1;
}

int sgpy_read_int(PyObject *o, int64_t *out) {
  if (PyLong_CheckExact(o)) return long_value(o, out);
  if (PyBool_Check(o) || PyFloat_Check(o)) return 0;
  if (PyLong_Check(o)) return long_value(o, out);
  if (sgpy_is_tensor(o)) {
    sg_tensor_info info;
    if (sgpy_describe(o, &info) < 0) return -1;
    if (info.ndim != 0 || !is_integral(info.dtype) || info.dtype == SG_BOOL) return 0;
    sg_value v;
    int r = scalar_tensor(o, &v);
    if (r > 0) *out = v.as.i;
    return r;
  }
  if (!PyIndex_Check(o)) return 0;
  PyObject *number = PyNumber_Index(o);
  if (number == NULL) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
    return 0;
  }
  int r = long_value(number, out);
  Py_DECREF(number);
  return r;
}

int sgpy_read_number(PyObject *o, sg_value *out) {
  if (PyFloat_Check(o)) {
    out->tag = SG_TAG_FLOAT;
    out->as.f = PyFloat_AS_DOUBLE(o);
    return 1;
  }
  if (PyBool_Check(o)) {
    out->tag = SG_TAG_BOOL;
    out->as.i = o == Py_True;
    return 1;
  }
  if (PyLong_Check(o)) {
    out->tag = SG_TAG_INT;
    return long_value(o, &out->as.i);
  }
  if (PyComplex_Check(o) || strncmp(Py_TYPE(o)->tp_name, "numpy.complex", 13) == 0) {
    Py_complex z = PyComplex_AsCComplex(o);
    if (z.real == -1.0 && PyErr_Occurred()) return -1;
    out->tag = SG_TAG_COMPLEX;
    out->as.f = z.real;
    out->imaginary = z.imag;
    return 1;
  }
  if (!sgpy_is_numpy_scalar(o)) return 0;
  if (strncmp(Py_TYPE(o)->tp_name, "numpy.bool", 10) == 0) {
    int truth = PyObject_IsTrue(o);
    if (truth < 0) return -1;
    out->tag = SG_TAG_BOOL;
    out->as.i = truth;
    return 1;
  }
  if (PyIndex_Check(o)) {
    out->tag = SG_TAG_INT;
    return sgpy_read_int(o, &out->as.i);
  }
  PyObject *number = PyNumber_Float(o);
  if (number == NULL) { PyErr_Clear(); return 0; }
  out->tag = SG_TAG_FLOAT;
  out->as.f = PyFloat_AS_DOUBLE(number);
  Py_DECREF(number);
  return 1;
}

int sgpy_read_float(PyObject *o, double *out) {
  if (PyFloat_Check(o)) {
    *out = PyFloat_AS_DOUBLE(o);
    return 1;
  }
  if (PyLong_Check(o)) {
    *out = PyLong_AsDouble(o);
    return *out == -1.0 && PyErr_Occurred() ? overflow() : 1;
  }
  sg_value v;
  int r = sgpy_is_tensor(o) ? scalar_tensor(o, &v) : sgpy_read_number(o, &v);
  if (r > 0 && v.tag == SG_TAG_COMPLEX) return 0;
  if (r > 0) *out = v.tag == SG_TAG_FLOAT ? v.as.f : (double)v.as.i;
  return r;
}

/* The items of a list or tuple (no copy), else NULL. */
static PyObject **items_of(PyObject *o, Py_ssize_t *n) {
  if (PyTuple_Check(o)) {
    *n = PyTuple_GET_SIZE(o);
    return ((PyTupleObject *)o)->ob_item;
  }
  if (PyList_Check(o)) {
    static PyObject *no_items[1]; /* an empty list has no array of its own */
    *n = PyList_GET_SIZE(o);
    return *n > 0 ? ((PyListObject *)o)->ob_item : no_items;
  }
  return NULL;
}

/* Other sequences of ints (ranges, 1-dim tensors) as a tuple kept by the frame; NULL without exception: not one. */
static PyObject *as_tuple(PyObject *o, SgFrame *f) {
  if (!PyRange_Check(o) && !sgpy_is_numpy_array(o)) return NULL;
  if (f->n_owned == SGPY_MAX_BLOCKS) return NULL;
  PyObject *tuple = PySequence_Tuple(o);
  if (tuple == NULL) { PyErr_Clear(); return NULL; }
  f->owned[f->n_owned++] = tuple;
  return tuple;
}

int64_t sgpy_read_ints(PyObject *o, int64_t *out, int64_t capacity) {
  Py_ssize_t n = 0;
  PyObject **items = items_of(o, &n);
  if (items == NULL) return -2;
  if (n > capacity) {
    PyErr_Format(PyExc_RuntimeError, "at most %lld values were expected, got %zd", (long long)capacity, n);
    return -1;
  }
  for (Py_ssize_t i = 0; i < n; i++) {
    int r = sgpy_read_int(items[i], &out[i]);
    if (r < 0) return -1;
    if (r == 0) return -2;
    items = items_of(o, &(Py_ssize_t){0}); /* __index__ may have changed a list */
    if (items == NULL || Py_SIZE(o) < n) return -2;
  }
  return n;
}

static int convert_ints(PyObject *const *objects, Py_ssize_t n, SgFrame *f, sg_value *out) {
  int64_t *ints = frame_ints(f, n);
  if (ints == NULL) return -1;
  for (Py_ssize_t i = 0; i < n; i++) {
    int r = sgpy_read_int(objects[i], &ints[i]);
    if (r <= 0) return r;
  }
  out->tag = SG_TAG_INTS;
  out->count = n;
  out->as.ints = ints;
  return 1;
}

static int convert_floats(PyObject *const *objects, Py_ssize_t n, SgFrame *f, sg_value *out) {
  double *floats = frame_block(f, n, sizeof(double), false);
  if (floats == NULL) return -1;
  for (Py_ssize_t i = 0; i < n; i++) {
    int r = sgpy_read_float(objects[i], &floats[i]);
    if (r <= 0) return r;
  }
  out->tag = SG_TAG_FLOATS;
  out->count = n;
  out->as.floats = floats;
  return 1;
}

static void count_numel(SgFrame *f, SgTensor *t) {
  if (t->numel_hint < 0) t->numel_hint = sg_tensor_numel(t->handle);
  f->numel += t->numel_hint;
}

/* The handles are retained: another thread may change the list while the GIL is released. */
static int convert_tensors(PyObject *const *objects, Py_ssize_t n, bool allow_none, SgFrame *f, sg_value *out) {
  sg_tensor **tensors = frame_block(f, n, sizeof(sg_tensor *), true);
  if (tensors == NULL) return -1;
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *o = objects[i];
    if (allow_none && o == Py_None) continue;
    if (!sgpy_is_tensor(o)) return 0;
    sg_tensor *h = sgpy_handle(o);
    if (h == NULL) return -1;
    sg_retain(h);
    tensors[i] = h;
    count_numel(f, (SgTensor *)o);
  }
  out->tag = SG_TAG_TENSORS;
  out->count = n;
  out->as.tensors = tensors;
  return 1;
}

int sgpy_convert_varargs(const SgParam *p, PyObject *const *objects, Py_ssize_t n, SgFrame *f, sg_value *out) {
  if (p->kind == SG_KIND_INTS) return convert_ints(objects, n, f, out);
  return convert_tensors(objects, n, p->kind == SG_KIND_OPTIONAL_TENSORS, f, out);
}

/* Lists: `o` is kept alive by the caller, and its items are copied first if converting them could run Python code. */
static int convert_list(const SgParam *p, PyObject *o, SgFrame *f, sg_value *out) {
  Py_ssize_t n = 0;
  PyObject **items = items_of(o, &n);
  if (items == NULL) {
    PyObject *tuple = as_tuple(o, f);
    if (tuple == NULL) return 0;
    items = items_of(tuple, &n);
  } else if (PyList_Check(o) && p->kind != SG_KIND_TENSORS && p->kind != SG_KIND_OPTIONAL_TENSORS) {
    bool plain = true;
    for (Py_ssize_t i = 0; i < n; i++) plain = plain && (PyLong_CheckExact(items[i]) || PyFloat_CheckExact(items[i]));
    if (!plain) {
      if (f->n_owned == SGPY_MAX_BLOCKS) return 0;
      PyObject *tuple = PyList_AsTuple(o);
      if (tuple == NULL) return -1;
      f->owned[f->n_owned++] = tuple;
      items = items_of(tuple, &n);
    }
  }
  switch (p->kind) {
    case SG_KIND_INTS: return convert_ints(items, n, f, out);
    case SG_KIND_FLOATS: return convert_floats(items, n, f, out);
    default: return convert_tensors(items, n, p->kind == SG_KIND_OPTIONAL_TENSORS, f, out);
  }
}

int sgpy_convert(const SgParam *p, PyObject *o, bool numbers_as_tensors, SgFrame *f, sg_value *out) {
  if (o == Py_None) {
    if (!p->optional) return 0;
    out->tag = SG_TAG_NONE;
    return 1;
  }
  int r;
  switch (p->kind) {
    case SG_KIND_TENSOR:
      if (sgpy_is_tensor(o)) {
        SgTensor *t = (SgTensor *)o;
        sg_tensor *h = sgpy_handle(o);
        if (h == NULL) return -1;
        out->tag = SG_TAG_TENSOR;
        out->as.tensor = h;
        count_numel(f, t);
        return 1;
      }
      return numbers_as_tensors && p->numbers_ok ? sgpy_read_number(o, out) : 0;
    case SG_KIND_SCALAR:
      r = sgpy_read_number(o, out);
      return r == 0 && sgpy_is_tensor(o) ? scalar_tensor(o, out) : r;
    case SG_KIND_INT:
      out->tag = SG_TAG_INT;
      return sgpy_read_int(o, &out->as.i);
    case SG_KIND_FLOAT:
      out->tag = SG_TAG_FLOAT;
      return sgpy_read_float(o, &out->as.f);
    case SG_KIND_BOOL:
      out->tag = SG_TAG_BOOL;
      if (PyBool_Check(o)) {
        out->as.i = o == Py_True;
        return 1;
      }
      if (strncmp(Py_TYPE(o)->tp_name, "numpy.bool", 10) == 0) {
        int truth = PyObject_IsTrue(o);
        out->as.i = truth;
        return truth < 0 ? -1 : 1;
      }
      return 0;
    case SG_KIND_INTS:
      r = convert_list(p, o, f, out);
      if (r != 0 || p->list_size <= 0) return r;
      {
        int64_t single;
        r = sgpy_read_int(o, &single);
        if (r <= 0) return r;
        int64_t *ints = frame_ints(f, p->list_size);
        if (ints == NULL) return -1;
        for (int32_t i = 0; i < p->list_size; i++) ints[i] = single;
        out->tag = SG_TAG_INTS;
        out->count = p->list_size;
        out->as.ints = ints;
        return 1;
      }
    case SG_KIND_FLOATS:
    case SG_KIND_TENSORS:
    case SG_KIND_OPTIONAL_TENSORS:
      return convert_list(p, o, f, out);
    case SG_KIND_STRING:
      if (!PyUnicode_Check(o)) return 0;
      out->tag = SG_TAG_STRING;
      out->as.string = PyUnicode_AsUTF8(o);
      return out->as.string == NULL ? -1 : 1;
    case SG_KIND_DTYPE: {
      int32_t code;
      if (!sgpy_read_dtype(o, &code)) return 0;
      out->tag = SG_TAG_DTYPE;
      out->as.i = code;
      return 1;
    }
    case SG_KIND_GENERATOR:
      if (!PyObject_TypeCheck(o, &SgGenerator_Type)) return 0;
      out->tag = SG_TAG_GENERATOR;
      out->as.generator = ((SgGenerator *)o)->handle;
      return 1;
    default:
      return 0;
  }
}
