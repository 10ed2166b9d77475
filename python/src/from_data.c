/* from_data.c: torch.tensor, as_tensor: tensors from nested sequences, numbers, arrays and tensors. */
#include "sgpy.h"

typedef struct {
  int64_t sizes[SG_MAX_DIMS];
  int32_t ndim;
  int32_t dtype; /* -1: to be inferred */
  bool is_sequence;
} Plan;

static uint16_t half_bits(double value) {
  char bytes[2];
  if (PyFloat_Pack2(value, bytes, 1) == 0) {
    uint16_t bits;
    memcpy(&bits, bytes, 2);
    return bits;
  }
  PyErr_Clear(); /* too large: infinity */
  return value < 0 ? 0xfc00 : 0x7c00;
}

static uint16_t bfloat_bits(double value) {
  float f = (float)value;
  uint32_t bits;
  memcpy(&bits, &f, 4);
  if (f != f) return 0x7fc0;
  bits += 0x7fff + ((bits >> 16) & 1);
  return (uint16_t)(bits >> 16);
}

static int overflow_error(int32_t dtype) {
  PyErr_Format(PyExc_RuntimeError, "value cannot be converted to type %s without overflow", sgpy_dtype_name(dtype));
  return -1;
}

/* Writes a number as an element. */
static int store(const sg_value *v, int32_t dtype, char *at) {
  bool is_complex = v->tag == SG_TAG_COMPLEX;
  double f = v->tag == SG_TAG_FLOAT || is_complex ? v->as.f : (double)v->as.i;
  int64_t i = v->as.i;
  if (is_complex && !sgpy_dtype_is_complex(dtype)) {
    if (sgpy_dtype_is_float(dtype)) {
      PyErr_SetString(PyExc_TypeError, "must be real number, not complex");
      return -1;
    }
    if (dtype != SG_BOOL) {
      PyErr_SetString(PyExc_TypeError, "'complex' object cannot be interpreted as an integer");
      return -1;
    }
    *at = f != 0 || v->imaginary != 0;
    return 0;
  }
  switch (dtype) {
    case SG_COMPLEX64: {
      float z[2] = {(float)f, is_complex ? (float)v->imaginary : 0};
      memcpy(at, z, 8);
      return 0;
    }
    case SG_COMPLEX128: {
      double z[2] = {f, is_complex ? v->imaginary : 0};
      memcpy(at, z, 16);
      return 0;
    }
    case SG_FLOAT32: {
      float x = (float)f;
      memcpy(at, &x, 4);
      return 0;
    }
    case SG_FLOAT64: memcpy(at, &f, 8); return 0;
    case SG_FLOAT16: {
      uint16_t bits = half_bits(f);
      memcpy(at, &bits, 2);
      return 0;
    }
    case SG_BFLOAT16: {
      uint16_t bits = bfloat_bits(f);
      memcpy(at, &bits, 2);
      return 0;
    }
    case SG_BOOL: *at = f != 0; return 0;
    default: break;
  }
  if (v->tag == SG_TAG_FLOAT) {
    if (!(f > -9.3e18 && f < 9.2233720368547e18)) return overflow_error(dtype);
    i = (int64_t)f;
  }
  switch (dtype) {
    case SG_INT64: memcpy(at, &i, 8); return 0;
    case SG_INT32: {
      if (i < INT32_MIN || i > INT32_MAX) return overflow_error(dtype);
      int32_t x = (int32_t)i;
      memcpy(at, &x, 4);
      return 0;
    }
    case SG_INT16: {
      if (i < INT16_MIN || i > INT16_MAX) return overflow_error(dtype);
      int16_t x = (int16_t)i;
      memcpy(at, &x, 2);
      return 0;
    }
    case SG_INT8:
      if (i < -128 || i > 127) return overflow_error(dtype);
      *at = (char)i;
      return 0;
    case SG_UINT16: {
      if (i < -UINT16_MAX || i > UINT16_MAX) return overflow_error(dtype);
      uint16_t x = (uint16_t)i;
      memcpy(at, &x, 2);
      return 0;
    }
    case SG_UINT32: {
      if (i < -(int64_t)UINT32_MAX || i > (int64_t)UINT32_MAX) return overflow_error(dtype);
      uint32_t x = (uint32_t)i;
      memcpy(at, &x, 4);
      return 0;
    }
    case SG_UINT64: memcpy(at, &i, 8); return 0;
    case SG_UINT8: /* negative numbers wrap around, as in PyTorch */
      if (i < -255 || i > 255) return overflow_error(dtype);
      *at = (char)(uint8_t)i;
      return 0;
    default:
      PyErr_Format(PyExc_TypeError, "swiftgrad has no tensors of dtype torch.%s", sgpy_dtype_name(dtype));
      return -1;
  }
}

/* A number, also from a tensor of one element. 1, 0 or -1 as sgpy_read_number. */
static int read_element(PyObject *o, sg_value *v) {
  if (!sgpy_is_tensor(o)) {
    int r = sgpy_read_number(o, v);
    if (r < 0 && PyErr_ExceptionMatches(PyExc_RuntimeError)) {
      PyErr_Clear();
      PyErr_SetString(PyExc_ValueError, "Overflow when unpacking long long");
    }
    return r;
  }
  sg_tensor_info info;
  if (sgpy_describe(o, &info) < 0) return -1;
  if (info.numel != 1) {
    PyErr_SetString(PyExc_ValueError, "only one element tensors can be converted to Python scalars");
    return -1;
  }
  sg_status s = sg_item(sgpy_handle(o), v);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 1;
}

static int is_nested(PyObject *o) {
  if (PyList_Check(o) || PyTuple_Check(o)) return 1;
  if (PyLong_Check(o) || PyFloat_Check(o) || PyUnicode_Check(o) || PyBytes_Check(o) || PyDict_Check(o) || sgpy_is_tensor(o)) return 0;
  if (sgpy_is_numpy_array(o)) {
    Py_ssize_t n = PySequence_Length(o);
    if (n < 0) { PyErr_Clear(); return 0; }
    return 1;
  }
  return PySequence_Check(o);
}

/* The shape, from first elements. */
static int measure(PyObject *data, Plan *plan) {
  plan->ndim = 0;
  PyObject *at = Py_NewRef(data);
  while (is_nested(at)) {
    if (plan->ndim == SG_MAX_DIMS) {
      PyErr_Format(PyExc_ValueError, "too many dimensions '%s': at most %d are possible", Py_TYPE(at)->tp_name, SG_MAX_DIMS);
      Py_DECREF(at);
      return -1;
    }
    Py_ssize_t n = PySequence_Length(at);
    if (n < 0) { Py_DECREF(at); return -1; }
    plan->sizes[plan->ndim++] = n;
    if (n == 0) break;
    PyObject *first = PySequence_GetItem(at, 0);
    Py_SETREF(at, first);
    if (at == NULL) {
      if (PyErr_ExceptionMatches(PyExc_KeyError) || PyErr_ExceptionMatches(PyExc_TypeError))
        PyErr_Format(PyExc_TypeError, "tensor(): a sequence was expected, got %s", Py_TYPE(data)->tp_name);
      return -1;
    }
  }
  int status = 0;
  if (PyUnicode_Check(at)) {
    if (at == data) PyErr_SetString(PyExc_TypeError, "new(): invalid data type 'str'");
    else PyErr_SetString(PyExc_ValueError, "too many dimensions 'str'");
    status = -1;
  }
  Py_DECREF(at);
  return status;
}

/* The dtype of a NumPy scalar by its type's name; -1: an ordinary number. */
static int32_t numpy_dtype(PyObject *o) {
  const char *name = Py_TYPE(o)->tp_name;
  if (strncmp(name, "numpy.", 6) != 0) return -1;
  name += 6;
  if (strncmp(name, "bool", 4) == 0) return SG_BOOL;
  if (strcmp(name, "float32") == 0) return SG_FLOAT32;
  if (strcmp(name, "float64") == 0) return SG_FLOAT64;
  if (strcmp(name, "float16") == 0) return SG_FLOAT16;
  if (strcmp(name, "int64") == 0 || strcmp(name, "longlong") == 0) return SG_INT64;
  if (strcmp(name, "int32") == 0) return SG_INT32;
  if (strcmp(name, "int16") == 0) return SG_INT16;
  if (strcmp(name, "int8") == 0) return SG_INT8;
  if (strcmp(name, "uint8") == 0) return SG_UINT8;
  if (strcmp(name, "uint16") == 0) return SG_UINT16;
  if (strcmp(name, "uint32") == 0) return SG_UINT32;
  if (strcmp(name, "uint64") == 0 || strcmp(name, "ulonglong") == 0) return SG_UINT64;
  if (strcmp(name, "complex64") == 0) return SG_COMPLEX64;
  if (strcmp(name, "complex128") == 0) return SG_COMPLEX128;
  return -1;
}

static int32_t scalar_dtype(PyObject *o) {
  if (PyFloat_CheckExact(o)) return sg_default_dtype();
  if (PyBool_Check(o)) return SG_BOOL;
  if (PyLong_Check(o)) return SG_INT64;
  if (sgpy_is_tensor(o)) {
    sg_tensor_info info;
    return sgpy_describe(o, &info) < 0 ? -2 : info.dtype;
  }
  int32_t code = numpy_dtype(o);
  if (code >= 0) return code;
  if (PyFloat_Check(o)) return sg_default_dtype();
  if (PyComplex_Check(o)) return sg_default_dtype() == SG_FLOAT64 ? SG_COMPLEX128 : sg_default_dtype() == SG_FLOAT16 ? SG_COMPLEX32 : SG_COMPLEX64;
  sg_value v;
  int r = sgpy_read_number(o, &v);
  if (r > 0) return v.tag == SG_TAG_FLOAT ? sg_default_dtype() : v.tag == SG_TAG_BOOL ? SG_BOOL : SG_INT64;
  if (!PyErr_Occurred()) PyErr_Format(PyExc_RuntimeError, "Could not infer dtype of %s", Py_TYPE(o)->tp_name);
  return -2;
}

static int infer(PyObject *o, int32_t depth, int32_t *dtype) {
  if (!is_nested(o)) {
    if (PyUnicode_Check(o)) {
      PyErr_SetString(PyExc_TypeError, "new(): invalid data type 'str'");
      return -1;
    }
    int32_t code = scalar_dtype(o);
    if (code == -2) return -1;
    *dtype = *dtype < 0 || *dtype == code ? code : sg_promote_types(*dtype, code);
    return 0;
  }
  if (depth == SG_MAX_DIMS) {
    PyErr_Format(PyExc_ValueError, "too many dimensions '%s': at most %d are possible", Py_TYPE(o)->tp_name, SG_MAX_DIMS);
    return -1;
  }
  PyObject *items = PySequence_Fast(o, "not a sequence");
  if (items == NULL) return -1;
  int status = 0;
  for (Py_ssize_t i = 0; status == 0 && i < PySequence_Fast_GET_SIZE(items); i++) {
    PyObject *item = PySequence_Fast_GET_ITEM(items, i);
    if (PyLong_CheckExact(item) && *dtype == SG_INT64) continue;
    Py_INCREF(item);
    status = infer(item, depth + 1, dtype);
    Py_DECREF(item);
  }
  Py_DECREF(items);
  return status;
}

static int fill(PyObject *o, const Plan *plan, int32_t depth, char **at, size_t itemsize) {
  if (depth == plan->ndim) {
    sg_value v;
    if (plan->dtype == SG_UINT64 && PyLong_CheckExact(o)) { /* beyond int64 */
      uint64_t u = PyLong_AsUnsignedLongLong(o);
      if (!(u == (uint64_t)-1 && PyErr_Occurred())) {
        memcpy(*at, &u, 8);
        *at += itemsize;
        return 0;
      }
      PyErr_Clear();
    }
    int r = read_element(o, &v);
    if (r == 0) {
      bool to_float = sgpy_dtype_is_float(plan->dtype);
      if (is_nested(o)) PyErr_Format(PyExc_TypeError, to_float ? "must be real number, not %s" : "'%s' object cannot be interpreted as an integer", Py_TYPE(o)->tp_name);
      else PyErr_Format(PyExc_TypeError, "must be a number, not %s", Py_TYPE(o)->tp_name);
    }
    if (r <= 0 || store(&v, plan->dtype, *at) < 0) return -1;
    *at += itemsize;
    return 0;
  }
  if (!is_nested(o)) {
    PyErr_SetString(PyExc_TypeError, "not a sequence");
    return -1;
  }
  PyObject *items = PySequence_Fast(o, "not a sequence");
  if (items == NULL) return -1;
  Py_ssize_t n = PySequence_Fast_GET_SIZE(items);
  int status = 0;
  if (n != plan->sizes[depth]) {
    PyErr_Format(PyExc_ValueError, "expected sequence of length %lld at dim %d (got %zd)", (long long)plan->sizes[depth], (int)depth, n);
    status = -1;
  }
  for (Py_ssize_t i = 0; status == 0 && i < n; i++) {
    if (i >= PySequence_Fast_GET_SIZE(items)) {
      PyErr_SetString(PyExc_RuntimeError, "tensor(): the list changed its size while it was read");
      status = -1;
      break;
    }
    PyObject *item = PySequence_Fast_GET_ITEM(items, i);
    Py_INCREF(item);
    status = fill(item, plan, depth + 1, at, itemsize);
    Py_DECREF(item);
  }
  Py_DECREF(items);
  return status;
}

sg_tensor *sgpy_from_data(PyObject *data, int32_t dtype) {
  if (sgpy_is_tensor(data)) {
    sg_tensor *h = sgpy_handle(data), *plain = NULL;
    sg_tensor_info info;
    if (h == NULL || sgpy_describe(data, &info) < 0) return NULL;
    sg_status s = sg_tensor_data(h, &plain);
    if (s != SG_OK) { sgpy_raise(s); return NULL; }
    sg_tensor *out = sgpy_to_dtype(plain, dtype < 0 ? info.dtype : dtype, true);
    sg_release(plain);
    return out;
  }
  if (sgpy_is_numpy_array(data)) {
    sg_tensor *view = sgpy_from_buffer(data, false);
    if (view == NULL) { /* negative strides and the like: through a contiguous copy */
      if (!PyErr_ExceptionMatches(PyExc_ValueError)) return NULL;
      PyErr_Clear();
      PyObject *copy = PyObject_CallMethod(data, "copy", NULL);
      PyObject *dt = copy == NULL ? NULL : PyObject_GetAttrString(copy, "dtype");
      PyObject *native = dt == NULL ? NULL : PyObject_CallMethod(dt, "newbyteorder", "s", "=");
      PyObject *same = native == NULL ? NULL : PyObject_CallMethod(copy, "astype", "O", native);
      Py_XDECREF(native);
      Py_XDECREF(dt);
      Py_XDECREF(copy);
      if (same == NULL) return NULL;
      view = sgpy_from_buffer(same, false);
      Py_DECREF(same);
      if (view == NULL) return NULL;
    }
    sg_tensor_info info;
    sg_status s = sg_tensor_describe(view, &info);
    sg_tensor *out = s == SG_OK ? sgpy_to_dtype(view, dtype < 0 ? info.dtype : dtype, true) : (sg_tensor *)sgpy_raise(s);
    sg_release(view);
    return out;
  }
  Plan plan = {.dtype = dtype};
  if (measure(data, &plan) < 0) return NULL;
  if (dtype < 0) {
    if (infer(data, 0, &plan.dtype) < 0) return NULL;
    if (plan.dtype < 0) plan.dtype = sg_default_dtype(); /* no elements */
  }
  if (plan.dtype == SG_COMPLEX32 || plan.dtype == SG_FLOAT8_E5M2 || plan.dtype == SG_FLOAT8_E4M3FN) { /* the engine rounds */
    sg_tensor *wide = sgpy_from_data(data, plan.dtype == SG_COMPLEX32 ? SG_COMPLEX64 : SG_FLOAT32);
    if (wide == NULL) return NULL;
    sg_tensor *narrow = sgpy_to_dtype(wide, plan.dtype, true);
    sg_release(wide);
    return narrow;
  }
  size_t itemsize = sg_dtype_size(plan.dtype);
  if (itemsize == 0) {
    PyErr_Format(PyExc_TypeError, "swiftgrad has no tensors of dtype torch.%s", sgpy_dtype_name(plan.dtype));
    return NULL;
  }
  double bytes = (double)itemsize;
  int64_t numel = 1;
  for (int32_t i = 0; i < plan.ndim; i++) {
    bytes *= (double)plan.sizes[i];
    if (bytes > 4e15) {
      PyErr_SetString(sgpy_OutOfMemoryError, "tensor(): the nested sequences are too large");
      return NULL;
    }
    numel *= plan.sizes[i];
  }
  sg_tensor *out = NULL;
  sg_status s = sg_tensor_new(NULL, (size_t)numel * itemsize, plan.dtype, plan.ndim, plan.sizes, &out);
  sg_tensor_info info;
  if (s == SG_OK) s = sg_tensor_describe(out, &info);
  if (s != SG_OK) {
    sgpy_raise(s);
    sg_release(out);
    return NULL;
  }
  char *at = info.data;
  if (numel > 0 && fill(data, &plan, 0, &at, itemsize) < 0) {
    sg_release(out);
    return NULL;
  }
  return out;
}

/* ---------------------------------------------------------------- module functions */

static PyObject *finish(sg_tensor *h, bool requires_grad) {
  if (h == NULL) return NULL;
  if (requires_grad) {
    sg_status s = sg_tensor_set_requires_grad(h, true);
    if (s != SG_OK) {
      sgpy_raise(s);
      sg_release(h);
      return NULL;
    }
  }
  return sgpy_wrap(h);
}

static int read_options(const char *name, PyObject *dtype, PyObject *device, int32_t *code) {
  *code = -1;
  if (dtype != Py_None && !sgpy_read_dtype(dtype, code)) {
    PyErr_Format(PyExc_TypeError, "%s(): argument 'dtype' must be torch.dtype, not %s", name, Py_TYPE(dtype)->tp_name);
    return -1;
  }
  return sgpy_check_device(device);
}

static int read_flag(const char *name, const char *argument, PyObject *o, bool *out) {
  if (!PyBool_Check(o)) {
    PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be bool, not %s", name, argument, Py_TYPE(o)->tp_name);
    return -1;
  }
  *out = o == Py_True;
  return 0;
}

static PyObject *tensor_function(PyObject *module, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"data", "dtype", "device", "requires_grad", "pin_memory", NULL};
  PyObject *data, *dtype = Py_None, *device = Py_None, *requires = Py_False, *pin = Py_False;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|$OOOO:tensor", names, &data, &dtype, &device, &requires, &pin)) return NULL;
  int32_t code;
  bool requires_grad, pinned;
  if (read_options("tensor", dtype, device, &code) < 0 || read_flag("tensor", "requires_grad", requires, &requires_grad) < 0 ||
      read_flag("tensor", "pin_memory", pin, &pinned) < 0)
    return NULL;
  if (pinned) {
    PyErr_SetString(PyExc_RuntimeError, "Cannot access accelerator device when none is available: pin_memory needs one");
    return NULL;
  }
  if (sgpy_is_tensor(data) &&
      PyErr_WarnEx(PyExc_UserWarning,
                   "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
                   "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).", 1) < 0)
    return NULL;
  return finish(sgpy_from_data(data, code), requires_grad);
}

static PyObject *as_tensor_function(PyObject *module, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"data", "dtype", "device", NULL};
  PyObject *data, *dtype = Py_None, *device = Py_None;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|OO:as_tensor", names, &data, &dtype, &device)) return NULL;
  int32_t code;
  if (read_options("as_tensor", dtype, device, &code) < 0) return NULL;
  if (sgpy_is_tensor(data)) {
    sg_tensor_info info;
    if (sgpy_describe(data, &info) < 0) return NULL;
    if (code < 0 || code == info.dtype) return Py_NewRef(data);
    return finish(sgpy_to_dtype(sgpy_handle(data), code, false), false);
  }
  if (sgpy_is_numpy_array(data)) {
    sg_tensor *view = sgpy_from_buffer(data, true);
    if (view == NULL) return NULL;
    if (code < 0) return sgpy_wrap(view);
    sg_tensor *out = sgpy_to_dtype(view, code, false);
    sg_release(view);
    return finish(out, false);
  }
  return finish(sgpy_from_data(data, code), false);
}

PyMethodDef sgpy_data_functions[] = {
    {"tensor", SGPY_METHOD(tensor_function), METH_VARARGS | METH_KEYWORDS,
     "tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False) -> Tensor\n\n"
     "A new tensor that copies data: numbers, nested sequences, arrays, tensors."},
    {"as_tensor", SGPY_METHOD(as_tensor_function), METH_VARARGS | METH_KEYWORDS,
     "as_tensor(data, dtype=None, device=None) -> Tensor\n\nA tensor that shares data's memory where it can."},
    {NULL, NULL, 0, NULL},
};
