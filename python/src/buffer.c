/* buffer.c: memory shared with others through Python's buffer protocol, NumPy above all. */
#include "sgpy.h"

static const char *format_of(int32_t dtype) {
  switch (dtype) {
    case SG_UINT8: return "B";
    case SG_INT8: return "b";
    case SG_INT16: return "h";
    case SG_INT32: return "i";
    case SG_INT64: return sizeof(long) == 8 ? "l" : "q";
    case SG_FLOAT16: return "e";
    case SG_FLOAT32: return "f";
    case SG_FLOAT64: return "d";
    case SG_BOOL: return "?";
    case SG_COMPLEX64: return "Zf";
    case SG_COMPLEX128: return "Zd";
    case SG_UINT16: return "H";
    case SG_UINT32: return "I";
    case SG_UINT64: return sizeof(long) == 8 ? "L" : "Q";
    default: return NULL;
  }
}

typedef struct {
  Py_ssize_t shape[SG_MAX_DIMS], strides[SG_MAX_DIMS];
} BufferShape;

static int get_buffer(PyObject *self, Py_buffer *view, int flags) {
  static char nothing[16];
  view->obj = NULL;
  sg_tensor_info info;
  if (sgpy_describe(self, &info) < 0) return -1;
  const char *format = format_of(info.dtype);
  if (format == NULL) {
    PyErr_Format(PyExc_BufferError, "a tensor of dtype torch.%s has no buffer format", sgpy_dtype_name(info.dtype));
    return -1;
  }
  if (info.flags & SG_FLAG_REQUIRES_GRAD) {
    PyErr_SetString(PyExc_BufferError, "a tensor that requires grad gives no buffer; use tensor.detach()");
    return -1;
  }
  bool contiguous = (info.flags & SG_FLAG_CONTIGUOUS) != 0;
  if (!contiguous && (flags & PyBUF_STRIDES) != PyBUF_STRIDES) {
    PyErr_SetString(PyExc_BufferError, "the tensor is not contiguous; use tensor.contiguous()");
    return -1;
  }
  if (((flags & PyBUF_C_CONTIGUOUS) == PyBUF_C_CONTIGUOUS || (flags & PyBUF_ANY_CONTIGUOUS) == PyBUF_ANY_CONTIGUOUS) && !contiguous) {
    PyErr_SetString(PyExc_BufferError, "the tensor is not C-contiguous; use tensor.contiguous()");
    return -1;
  }
  Py_ssize_t itemsize = (Py_ssize_t)sg_dtype_size(info.dtype);
  if ((flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS) {
    int64_t expected = 1;
    for (int32_t i = 0; i < info.ndim; i++) {
      if (info.sizes[i] != 1 && info.strides[i] != expected) {
        PyErr_SetString(PyExc_BufferError, "the tensor is not Fortran-contiguous");
        return -1;
      }
      expected *= info.sizes[i];
    }
  }
  BufferShape *s = PyMem_Malloc(sizeof *s);
  if (s == NULL) { PyErr_NoMemory(); return -1; }
  for (int32_t i = 0; i < info.ndim; i++) {
    s->shape[i] = (Py_ssize_t)info.sizes[i];
    s->strides[i] = (Py_ssize_t)info.strides[i] * itemsize;
  }
  sg_capture_give_up("the memory of a tensor was exported");
  view->buf = info.data == NULL ? nothing : info.data;
  view->obj = Py_NewRef(self);
  view->len = (Py_ssize_t)info.numel * itemsize;
  view->itemsize = itemsize;
  view->readonly = 0;
  view->ndim = info.ndim;
  view->format = (flags & PyBUF_FORMAT) ? (char *)format : NULL;
  view->shape = (flags & PyBUF_ND) ? s->shape : NULL;
  view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? s->strides : NULL;
  view->suboffsets = NULL;
  view->internal = s;
  return 0;
}

static void release_buffer(PyObject *self, Py_buffer *view) { PyMem_Free(view->internal); }

PyBufferProcs sgpy_tensor_buffer = {.bf_getbuffer = get_buffer, .bf_releasebuffer = release_buffer};

/* ---------------------------------------------------------------- from buffers */

/* The dtype of a struct-module format; -1: none of ours, -2: other byte order. */
static int32_t dtype_of(const char *format, Py_ssize_t itemsize) {
  if (format == NULL) return SG_UINT8;
  if (*format == '>' || *format == '!') return itemsize > 1 ? -2 : -1;
  if (*format == '@' || *format == '=' || *format == '<') format++;
  if (format[0] == 'Z' && format[1] != '\0' && format[2] == '\0') return format[1] == 'f' ? SG_COMPLEX64 : format[1] == 'd' ? SG_COMPLEX128 : -1;
  if (format[0] == '\0' || format[1] != '\0') return -1;
  switch (*format) {
    case '?': return SG_BOOL;
    case 'b': return SG_INT8;
    case 'B': return SG_UINT8;
    case 'h': return SG_INT16;
    case 'i': case 'l': case 'q': case 'n': return itemsize == 8 ? SG_INT64 : itemsize == 4 ? SG_INT32 : -1;
    case 'H': return SG_UINT16;
    case 'I': case 'L': case 'Q': case 'N': return itemsize == 8 ? SG_UINT64 : itemsize == 4 ? SG_UINT32 : -1;
    case 'e': return SG_FLOAT16;
    case 'f': return SG_FLOAT32;
    case 'd': return SG_FLOAT64;
    default: return -1;
  }
}

static void release_view(void *context) {
  if (!sgpy_alive()) return;
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyBuffer_Release(context);
  PyMem_RawFree(context);
  PyErr_Restore(type, value, traceback);
  PyGILState_Release(gil);
}

static void unsupported(PyObject *array) {
  PyErr_Clear();
  PyObject *dtype = PyObject_GetAttrString(array, "dtype");
  PyObject *scalar = dtype == NULL ? NULL : PyObject_GetAttrString(dtype, "type");
  const char *name = scalar != NULL && PyType_Check(scalar) ? ((PyTypeObject *)scalar)->tp_name : Py_TYPE(array)->tp_name;
  PyErr_Format(PyExc_TypeError,
               "can't convert np.ndarray of type %s. The only supported types are: float64, float32, float16, complex64, complex128, int64, int32, "
               "int16, int8, uint64, uint32, uint16, uint8, and bool.", name);
  Py_XDECREF(scalar);
  Py_XDECREF(dtype);
}

sg_tensor *sgpy_from_buffer(PyObject *array, bool warn_readonly) {
  Py_buffer *view = PyMem_RawCalloc(1, sizeof *view);
  if (view == NULL) { PyErr_NoMemory(); return NULL; }
  if (PyObject_GetBuffer(array, view, PyBUF_RECORDS_RO) < 0) {
    PyMem_RawFree(view);
    if (PyErr_ExceptionMatches(PyExc_ValueError)) unsupported(array); /* datetimes have no buffer */
    return NULL;
  }
  sg_tensor *out = NULL;
  int64_t sizes[SG_MAX_DIMS], strides[SG_MAX_DIMS];
  int32_t dtype = dtype_of(view->format, view->itemsize);
  if (dtype == -2) {
    PyErr_SetString(PyExc_ValueError, "given numpy array has byte order different from the native byte order. "
                                      "Conversion between byte orders is currently not supported.");
    goto failed;
  }
  if (dtype < 0 || view->itemsize != (Py_ssize_t)sg_dtype_size(dtype)) {
    unsupported(array);
    goto failed;
  }
  if (view->ndim > SG_MAX_DIMS) {
    PyErr_Format(PyExc_ValueError, "from_numpy: at most %d dimensions are possible, got %d", SG_MAX_DIMS, view->ndim);
    goto failed;
  }
  for (int i = 0; i < view->ndim; i++) {
    Py_ssize_t stride = view->strides[i];
    if (stride < 0) {
      PyErr_SetString(PyExc_ValueError,
                      "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently "
                      "supported. (You can probably work around this by making a copy of your array  with array.copy().) ");
      goto failed;
    }
    if (stride % view->itemsize != 0) {
      PyErr_SetString(PyExc_ValueError, "given numpy array strides not a multiple of the element byte size. "
                                        "Copy the numpy array to reallocate the memory.");
      goto failed;
    }
    sizes[i] = view->shape[i];
    strides[i] = stride / view->itemsize;
  }
  if (view->readonly && warn_readonly &&
      PyErr_WarnEx(PyExc_UserWarning,
                   "The given NumPy array is not writable, and PyTorch does not support non-writable tensors. This means writing to this "
                   "tensor will result in undefined behavior. You may want to copy the array to protect its data or make it writable "
                   "before converting it to a tensor.", 1) < 0)
    goto failed;
  sg_status s = sg_tensor_from_memory(view->buf, dtype, view->ndim, sizes, strides, release_view, view, &out);
  if (s == SG_OK) return out;
  sgpy_raise(s);
failed:;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyBuffer_Release(view);
  PyErr_Restore(type, value, traceback);
  PyMem_RawFree(view);
  return NULL;
}

static PyObject *from_numpy(PyObject *module, PyObject *array) {
  if (!sgpy_is_numpy_array(array)) {
    PyErr_Format(PyExc_TypeError, "expected np.ndarray (got %s)", Py_TYPE(array)->tp_name);
    return NULL;
  }
  sg_tensor *h = sgpy_from_buffer(array, true);
  return h == NULL ? NULL : sgpy_wrap(h);
}

static PyObject *frombuffer(PyObject *module, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"buffer", "dtype", "count", "offset", "requires_grad", NULL};
  PyObject *object, *dtype;
  Py_ssize_t count = -1, offset = 0;
  int requires_grad = 0;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|$Onnp:frombuffer", names, &object, &dtype, &count, &offset, &requires_grad)) return NULL;
  int32_t code;
  if ((kwargs == NULL || PyDict_GetItemString(kwargs, "dtype") == NULL) || !sgpy_read_dtype(dtype, &code)) {
    PyErr_SetString(PyExc_TypeError, "frombuffer() needs the keyword argument 'dtype', a torch.dtype");
    return NULL;
  }
  Py_ssize_t itemsize = (Py_ssize_t)sg_dtype_size(code);
  if (itemsize == 0) {
    PyErr_Format(PyExc_TypeError, "swiftgrad has no tensors of dtype torch.%s", sgpy_dtype_name(code));
    return NULL;
  }
  Py_buffer *view = PyMem_RawCalloc(1, sizeof *view);
  if (view == NULL) return PyErr_NoMemory();
  if (PyObject_GetBuffer(object, view, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    if (PyObject_GetBuffer(object, view, PyBUF_SIMPLE) < 0) {
      PyMem_RawFree(view);
      return NULL;
    }
    if (PyErr_WarnEx(PyExc_UserWarning,
                     "The given buffer is not writable, and PyTorch does not support non-writable tensors. This means you can write to "
                     "the underlying (supposedly non-writable) buffer using the tensor.", 1) < 0)
      goto failed;
  }
  if (view->len == 0 || count == 0) {
    PyErr_Format(PyExc_ValueError, "both buffer length (%zd) and count (%zd) must not be 0", view->len, count);
    goto failed;
  }
  if (offset < 0 || offset >= view->len) {
    PyErr_Format(PyExc_ValueError, "offset (%zd bytes) must be non-negative and no greater than buffer length (%zd bytes) minus 1", offset,
                 view->len);
    goto failed;
  }
  if (count < 0) {
    if ((view->len - offset) % itemsize != 0) {
      PyErr_Format(PyExc_ValueError, "buffer length (%zd bytes) after offset (%zd bytes) must be a multiple of element size (%zd)", view->len,
                   offset, itemsize);
      goto failed;
    }
    count = (view->len - offset) / itemsize;
  }
  if (count > (view->len - offset) / itemsize) {
    PyErr_Format(PyExc_ValueError, "requested buffer length (%zd * %zd bytes) after offset (%zd bytes) must not be greater than actual buffer length (%zd bytes)",
                 count, itemsize, offset, view->len);
    goto failed;
  }
  int64_t size = count;
  sg_tensor *out = NULL;
  sg_status s = sg_tensor_from_memory((char *)view->buf + offset, code, 1, &size, NULL, release_view, view, &out);
  if (s != SG_OK) { sgpy_raise(s); goto failed; }
  if (requires_grad && (s = sg_tensor_set_requires_grad(out, true)) != SG_OK) {
    sgpy_raise(s);
    sg_release(out);
    return NULL;
  }
  return sgpy_wrap(out);
failed:
  PyBuffer_Release(view);
  PyMem_RawFree(view);
  return NULL;
}

PyMethodDef sgpy_buffer_functions[] = {
    {"from_numpy", from_numpy, METH_O, "from_numpy(ndarray) -> Tensor\n\nA tensor that shares the array's memory."},
    {"frombuffer", SGPY_METHOD(frombuffer), METH_VARARGS | METH_KEYWORDS,
     "frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False) -> Tensor\n\nA 1-dim tensor over a buffer's memory."},
    {NULL, NULL, 0, NULL},
};
