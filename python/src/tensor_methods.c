/* tensor_methods.c: methods of tensors that are no operators: sizes, values, flags, subclasses. */
#include "sgpy.h"

#include <math.h>

#define DESCRIBE \
  sg_tensor_info info; \
  if (sgpy_describe(self, &info) < 0) return NULL
#define METHOD(name) static PyObject *name(PyObject *self, PyObject *unused)

/* A dimension given by the user, wrapped. -1 with an exception. */
static int32_t read_dim(const char *name, PyObject *o, int32_t ndim) {
  int64_t dim;
  int r = sgpy_read_int(o, &dim);
  if (r == 0) PyErr_Format(PyExc_TypeError, "%s(): argument 'dim' (position 1) must be int, not %s", name, Py_TYPE(o)->tp_name);
  if (r <= 0) return -1;
  int64_t range = ndim == 0 ? 1 : ndim;
  if (dim < -range || dim >= range) {
    PyErr_Format(PyExc_IndexError, "Dimension out of range (expected to be in range of [%lld, %lld], but got %lld)", (long long)-range,
                 (long long)range - 1, (long long)dim);
    return -1;
  }
  return (int32_t)(dim < 0 ? dim + range : dim);
}

static PyObject *size_or_stride(const char *name, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  PyObject *dim = nargs > 0 ? args[0] : Py_None;
  Py_ssize_t n_keywords = kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames);
  if (nargs + n_keywords > 1) {
    PyErr_Format(PyExc_TypeError, "%s() takes at most 1 argument (%zd given)", name, nargs + n_keywords);
    return NULL;
  }
  if (n_keywords == 1) {
    PyObject *keyword = PyTuple_GET_ITEM(kwnames, 0);
    if (PyUnicode_CompareWithASCIIString(keyword, "dim") != 0) {
      PyErr_Format(PyExc_TypeError, "'%U' is an invalid keyword argument for %s()", keyword, name);
      return NULL;
    }
    dim = args[0];
  }
  DESCRIBE;
  bool size = name[1] == 'i';
  if (dim == Py_None) return size ? sgpy_size(info.sizes, info.ndim) : sgpy_int_tuple(info.strides, info.ndim);
  int32_t d = read_dim(name, dim, info.ndim);
  if (d < 0) return NULL;
  if (info.ndim == 0) {
    PyErr_Format(PyExc_IndexError, "Dimension specified as %d but tensor has no dimensions", (int)d);
    return NULL;
  }
  return PyLong_FromLongLong(size ? info.sizes[d] : info.strides[d]);
}
static PyObject *size(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  return size_or_stride("size", self, args, nargs, kwnames);
}
static PyObject *stride(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  return size_or_stride("stride", self, args, nargs, kwnames);
}

METHOD(dim) { DESCRIBE; return PyLong_FromLong(info.ndim); }
METHOD(numel) {
  sg_tensor *h = sgpy_handle(self);
  return h == NULL ? NULL : PyLong_FromLongLong(sg_tensor_numel(h));
}
METHOD(element_size) { DESCRIBE; return PyLong_FromSize_t(sg_dtype_size(info.dtype)); }
METHOD(data_ptr) { DESCRIBE; sg_capture_give_up("the address of a tensor was read"); return PyLong_FromVoidPtr(info.data); }
METHOD(storage_offset) { DESCRIBE; return PyLong_FromLongLong(info.storage_offset); }
METHOD(is_floating_point) { DESCRIBE; return PyBool_FromLong(sgpy_dtype_is_float(info.dtype)); }
METHOD(is_complex) { DESCRIBE; return PyBool_FromLong(sgpy_dtype_is_complex(info.dtype)); }
METHOD(is_signed) { DESCRIBE; return PyBool_FromLong(info.dtype != SG_UINT8 && info.dtype != SG_BOOL && info.dtype < SG_UINT16); }
METHOD(returns_false) { DESCRIBE; Py_RETURN_FALSE; }
METHOD(is_inference) { DESCRIBE; return PyBool_FromLong(info.flags & SG_FLAG_INFERENCE); }
METHOD(is_view) { DESCRIBE; return PyBool_FromLong(info.flags & SG_FLAG_VIEW); }
METHOD(get_device) { DESCRIBE; return PyLong_FromLong(-1); }

/* Strides of channels_last: the channel is innermost. */
static bool strides_match(const sg_tensor_info *info, const int *order, int n) {
  if (info->ndim != n) return false;
  int64_t expected = 1;
  for (int i = 0; i < n; i++) {
    int d = order[i];
    if (info->sizes[d] != 1 && info->strides[d] != expected) return false;
    expected *= info->sizes[d];
  }
  return true;
}

static PyObject *is_contiguous(PyObject *self, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"memory_format", NULL};
  PyObject *format = NULL;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O:is_contiguous", names, &format)) return NULL;
  DESCRIBE;
  int code = format == NULL ? 0 : sgpy_memory_format_code(format);
  static const int last2d[] = {1, 3, 2, 0}, last3d[] = {1, 4, 3, 2, 0};
  switch (code) {
    case 0: return PyBool_FromLong(info.flags & SG_FLAG_CONTIGUOUS);
    case 2: return PyBool_FromLong(strides_match(&info, last2d, 4));
    case 3: return PyBool_FromLong(strides_match(&info, last3d, 5));
    case 1:
      PyErr_SetString(PyExc_RuntimeError, "preserve memory format is unsupported by the contiguous operator");
      return NULL;
    default:
      PyErr_Format(PyExc_TypeError, "is_contiguous(): argument 'memory_format' must be torch.memory_format, not %s", Py_TYPE(format)->tp_name);
      return NULL;
  }
}

METHOD(item) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return NULL;
  DESCRIBE;
  if (info.numel != 1) {
    PyErr_Format(PyExc_RuntimeError, "a Tensor with %lld elements cannot be converted to Scalar", (long long)info.numel);
    return NULL;
  }
  sg_capture_give_up("the value of a tensor was read");
  if (info.dtype == SG_UINT64) return sgpy_element(info.data, info.dtype); /* exactly */
  sg_value v;
  sg_status s = sg_item(h, &v);
  return s == SG_OK ? sgpy_number_from_value(&v) : sgpy_raise(s);
}

/* ---------------------------------------------------------------- tolist */

/* The 8-bit float of 4 exponent and 3 mantissa bits that has NaN but no infinity. */
static double from_e4m3fn(uint8_t bits) {
  int magnitude = bits & 0x7f, exponent = magnitude >> 3;
  double value = magnitude == 0x7f ? Py_NAN : exponent == 0 ? ldexp(magnitude, -9) : ldexp(8 + (magnitude & 7), exponent - 10);
  return bits & 0x80 ? -value : value;
}

PyObject *sgpy_element(const void *at, int32_t dtype) {
  switch (dtype) {
    case SG_COMPLEX64: return PyComplex_FromDoubles(((const float *)at)[0], ((const float *)at)[1]);
    case SG_COMPLEX128: return PyComplex_FromDoubles(((const double *)at)[0], ((const double *)at)[1]);
    case SG_COMPLEX32: return PyComplex_FromDoubles(PyFloat_Unpack2(at, 1), PyFloat_Unpack2((const char *)at + 2, 1));
    case SG_UINT16: return PyLong_FromLong(*(const uint16_t *)at);
    case SG_UINT32: return PyLong_FromUnsignedLong(*(const uint32_t *)at);
    case SG_UINT64: return PyLong_FromUnsignedLongLong(*(const uint64_t *)at);
    case SG_FLOAT8_E4M3FN: return PyFloat_FromDouble(from_e4m3fn(*(const uint8_t *)at));
    case SG_FLOAT8_E5M2: { /* the upper half of a float16 */
      char half[2] = {0, *(const char *)at};
      return PyFloat_FromDouble(PyFloat_Unpack2(half, 1));
    }
    case SG_UINT8: return PyLong_FromLong(*(const uint8_t *)at);
    case SG_INT8: return PyLong_FromLong(*(const int8_t *)at);
    case SG_INT16: return PyLong_FromLong(*(const int16_t *)at);
    case SG_INT32: return PyLong_FromLong(*(const int32_t *)at);
    case SG_INT64: return PyLong_FromLongLong(*(const int64_t *)at);
    case SG_BOOL: return PyBool_FromLong(*(const uint8_t *)at);
    case SG_FLOAT32: return PyFloat_FromDouble(*(const float *)at);
    case SG_FLOAT64: return PyFloat_FromDouble(*(const double *)at);
    case SG_FLOAT16: return PyFloat_FromDouble(PyFloat_Unpack2(at, 1));
    case SG_BFLOAT16: {
      uint32_t bits = (uint32_t)*(const uint16_t *)at << 16;
      float f;
      memcpy(&f, &bits, 4);
      return PyFloat_FromDouble(f);
    }
    default:
      PyErr_Format(PyExc_TypeError, "elements of dtype torch.%s have no Python value", sgpy_dtype_name(dtype));
      return NULL;
  }
}

static PyObject *nest(const char **at, const sg_tensor_info *info, int32_t depth, size_t itemsize) {
  if (depth == info->ndim) {
    PyObject *value = sgpy_element(*at, info->dtype);
    *at += itemsize;
    return value;
  }
  Py_ssize_t n = (Py_ssize_t)info->sizes[depth];
  PyObject *list = PyList_New(n);
  for (Py_ssize_t i = 0; list != NULL && i < n; i++) {
    PyObject *item = nest(at, info, depth + 1, itemsize);
    if (item == NULL) { Py_CLEAR(list); break; }
    PyList_SET_ITEM(list, i, item);
  }
  return list;
}

PyObject *sgpy_tolist(PyObject *self, PyObject *unused) {
  DESCRIBE;
  size_t itemsize = sg_dtype_size(info.dtype), nbytes = (size_t)info.numel * itemsize;
  sg_capture_give_up("the values of a tensor were read");
  const char *at = info.data;
  void *copy = NULL;
  if (!(info.flags & SG_FLAG_CONTIGUOUS)) {
    copy = PyMem_Malloc(nbytes == 0 ? 1 : nbytes);
    if (copy == NULL) return PyErr_NoMemory();
    sg_status s = sg_tensor_copy_out(sgpy_handle(self), copy, nbytes);
    if (s != SG_OK) {
      PyMem_Free(copy);
      return sgpy_raise(s);
    }
    at = copy;
  }
  PyObject *result = nest(&at, &info, 0, itemsize);
  PyMem_Free(copy);
  return result;
}

/* ---------------------------------------------------------------- autograd flags */

static PyObject *requires_grad_(PyObject *self, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"requires_grad", NULL};
  PyObject *value = Py_True;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O:requires_grad_", names, &value)) return NULL;
  if (!PyBool_Check(value)) {
    PyErr_Format(PyExc_TypeError, "requires_grad_(): argument 'requires_grad' (position 1) must be bool, not %s", Py_TYPE(value)->tp_name);
    return NULL;
  }
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_set_requires_grad(h, value == Py_True);
  return s == SG_OK ? Py_NewRef(self) : sgpy_raise(s);
}

METHOD(retain_grad) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_retain_grad(h);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

METHOD(detach_) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_detach_in_place(h);
  return s == SG_OK ? Py_NewRef(self) : sgpy_raise(s);
}

METHOD(mark_modified) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_mark_modified(h);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

/* ---------------------------------------------------------------- conversion and subclasses */

/* _to_dtype(dtype, copy): x itself where nothing is to be done. */
static PyObject *to_dtype(PyObject *self, PyObject *args) {
  PyObject *dtype;
  int copy = 0;
  int32_t code;
  if (!PyArg_ParseTuple(args, "O|p:_to_dtype", &dtype, &copy)) return NULL;
  if (!sgpy_read_dtype(dtype, &code)) {
    PyErr_Format(PyExc_TypeError, "to(): argument 'dtype' must be torch.dtype, not %s", Py_TYPE(dtype)->tp_name);
    return NULL;
  }
  DESCRIBE;
  if (info.dtype == code && !copy) return Py_NewRef(self);
  if (sgpy_dtype_is_complex(info.dtype) && !sgpy_dtype_is_complex(code) && code != SG_BOOL &&
      PyErr_WarnEx(PyExc_UserWarning, "Casting complex values to real discards the imaginary part", 1) < 0)
    return NULL;
  sg_tensor *out = sgpy_to_dtype(sgpy_handle(self), code, copy != 0);
  return out == NULL ? NULL : sgpy_wrap(out);
}

static bool check_class(const char *name, PyObject *cls) {
  if (PyType_Check(cls) && PyType_IsSubtype((PyTypeObject *)cls, &SgTensorBase_Type) && cls != (PyObject *)&SgTensorBase_Type) return true;
  PyErr_Format(PyExc_TypeError, "%s: cls must be a type that derives from Tensor, got %R", name, cls);
  return false;
}

static PyObject *as_subclass(PyObject *self, PyObject *cls) {
  if (!check_class("as_subclass", cls)) return NULL;
  sg_tensor *h = sgpy_handle(self), *alias = NULL;
  if (h == NULL) return NULL;
  sg_index_item all = {.kind = SG_INDEX_ELLIPSIS};
  sg_status s = sg_get_item(h, &all, 1, &alias);
  return s == SG_OK ? sgpy_wrap_as(alias, (PyTypeObject *)cls) : sgpy_raise(s);
}

static PyObject *make_subclass(PyObject *unused, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"cls", "data", "require_grad", NULL};
  PyObject *cls, *data;
  int require_grad = 0;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OO|p:_make_subclass", names, &cls, &data, &require_grad)) return NULL;
  if (!check_class("_make_subclass", cls)) return NULL;
  if (!sgpy_is_tensor(data)) {
    PyErr_Format(PyExc_TypeError, "_make_subclass(): argument 'data' (position 2) must be Tensor, not %s", Py_TYPE(data)->tp_name);
    return NULL;
  }
  sg_tensor *h = sgpy_handle(data), *out = NULL;
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_data(h, &out);
  if (s == SG_OK && require_grad) s = sg_tensor_set_requires_grad(out, true);
  if (s != SG_OK) {
    sgpy_raise(s);
    sg_release(out);
    return NULL;
  }
  return sgpy_wrap_as(out, (PyTypeObject *)cls);
}

/* _make_shell(cls): an object of a tensor class without a tensor; whatever reads it as one raises. */
static PyObject *make_shell(PyObject *unused, PyObject *cls) {
  if (!check_class("_make_shell", cls)) return NULL;
  PyTypeObject *type = (PyTypeObject *)cls;
  SgTensor *self = (SgTensor *)type->tp_alloc(type, 0);
  if (self != NULL) self->numel_hint = -1;
  return (PyObject *)self;
}

#define KEYWORDS METH_VARARGS | METH_KEYWORDS
PyMethodDef sgpy_tensor_methods[] = {
    {"size", SGPY_METHOD(size), METH_FASTCALL | METH_KEYWORDS, "size(dim=None) -> torch.Size or int"},
    {"stride", SGPY_METHOD(stride), METH_FASTCALL | METH_KEYWORDS, "stride(dim=None) -> tuple or int: the steps between elements."},
    {"dim", dim, METH_NOARGS, "dim() -> int: the number of dimensions."},
    {"ndimension", dim, METH_NOARGS, "ndimension() -> int: the number of dimensions."},
    {"numel", numel, METH_NOARGS, "numel() -> int: the number of elements."},
    {"nelement", numel, METH_NOARGS, "nelement() -> int: the number of elements."},
    {"element_size", element_size, METH_NOARGS, "element_size() -> int: bytes of an element."},
    {"data_ptr", data_ptr, METH_NOARGS, "data_ptr() -> int: the address of the first element."},
    {"const_data_ptr", data_ptr, METH_NOARGS, "const_data_ptr() -> int: the address of the first element."},
    {"storage_offset", storage_offset, METH_NOARGS, "storage_offset() -> int: where the tensor starts in its storage, in elements."},
    {"is_floating_point", is_floating_point, METH_NOARGS, "is_floating_point() -> bool"},
    {"is_signed", is_signed, METH_NOARGS, "is_signed() -> bool"},
    {"is_complex", is_complex, METH_NOARGS, "is_complex() -> bool"},
    {"is_pinned", returns_false, METH_NOARGS, "is_pinned() -> bool"},
    {"has_names", returns_false, METH_NOARGS, "has_names() -> bool"},
    {"is_inference", is_inference, METH_NOARGS, "is_inference() -> bool: made under inference mode."},
    {"_is_view", is_view, METH_NOARGS, "_is_view() -> bool: a view that autograd knows."},
    {"get_device", get_device, METH_NOARGS, "get_device() -> int: -1 for the CPU."},
    {"is_contiguous", SGPY_METHOD(is_contiguous), KEYWORDS, "is_contiguous(memory_format=torch.contiguous_format) -> bool"},
    {"item", item, METH_NOARGS, "item() -> number: the value of a tensor of one element."},
    {"tolist", sgpy_tolist, METH_NOARGS, "tolist() -> list or number"},
    {"requires_grad_", SGPY_METHOD(requires_grad_), KEYWORDS, "requires_grad_(requires_grad=True) -> Tensor"},
    {"retain_grad", retain_grad, METH_NOARGS, "retain_grad(): a non-leaf keeps its gradient."},
    {"detach_", detach_, METH_NOARGS, "detach_(): cuts the tensor off the graph that made it."},
    {"_mark_modified", mark_modified, METH_NOARGS, "Counts a modification made through the memory's address."},
    {"_to_dtype", to_dtype, METH_VARARGS, "_to_dtype(dtype, copy=False) -> Tensor"},
    {"as_subclass", as_subclass, METH_O, "as_subclass(cls): a view of class cls."},
    {"_make_subclass", SGPY_METHOD(make_subclass), KEYWORDS | METH_STATIC, "_make_subclass(cls, data, require_grad=False)"},
    {"_make_shell", make_shell, METH_O | METH_STATIC, "_make_shell(cls): an object of the class that holds no tensor."},
    {"__dlpack__", SGPY_METHOD(sgpy_dlpack_export), METH_FASTCALL | METH_KEYWORDS, "A DLPack capsule that shares the memory."},
    {NULL, NULL, 0, NULL},
};
