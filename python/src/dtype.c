/* dtype.c: dtype objects, one a element type, under PyTorch's names. */
#include "sgpy.h"

#define DTYPE(name, alias, code, size, flt, cplx, sgn) \
  {PyObject_HEAD_INIT(&SgDtype_Type) name, alias, code, size, flt, cplx, sgn}

static SgDtype dtypes[] = {
    DTYPE("uint8", NULL, SG_UINT8, 1, false, false, false),
    DTYPE("int8", NULL, SG_INT8, 1, false, false, true),
    DTYPE("int16", "short", SG_INT16, 2, false, false, true),
    DTYPE("int32", "int", SG_INT32, 4, false, false, true),
    DTYPE("int64", "long", SG_INT64, 8, false, false, true),
    DTYPE("float16", "half", SG_FLOAT16, 2, true, false, true),
    DTYPE("float32", "float", SG_FLOAT32, 4, true, false, true),
    DTYPE("float64", "double", SG_FLOAT64, 8, true, false, true),
    DTYPE("complex32", "chalf", SG_COMPLEX32, 4, false, true, true),
    DTYPE("complex64", "cfloat", SG_COMPLEX64, 8, false, true, true),
    DTYPE("complex128", "cdouble", SG_COMPLEX128, 16, false, true, true),
    DTYPE("bool", NULL, SG_BOOL, 1, false, false, false),
    DTYPE("bfloat16", NULL, SG_BFLOAT16, 2, true, false, true),
    DTYPE("float8_e5m2", NULL, SG_FLOAT8_E5M2, 1, true, false, true),
    DTYPE("float8_e4m3fn", NULL, SG_FLOAT8_E4M3FN, 1, true, false, true),
    DTYPE("uint16", NULL, SG_UINT16, 2, false, false, false),
    DTYPE("uint32", NULL, SG_UINT32, 4, false, false, false),
    DTYPE("uint64", NULL, SG_UINT64, 8, false, false, false),
};
enum { N_DTYPES = sizeof dtypes / sizeof dtypes[0] };

static SgDtype *find(int32_t code) {
  for (int i = 0; i < N_DTYPES; i++)
    if (dtypes[i].code == code) return &dtypes[i];
  return NULL;
}

PyObject *sgpy_dtype(int32_t code) {
  SgDtype *d = find(code);
  if (d == NULL) PyErr_Format(PyExc_RuntimeError, "dtype: no element type has the code %d", (int)code);
  return (PyObject *)d;
}

int sgpy_read_dtype(PyObject *object, int32_t *code) {
  if (Py_TYPE(object) == &SgDtype_Type) {
    *code = ((SgDtype *)object)->code;
    return 1;
  }
  if (object == (PyObject *)&PyFloat_Type) { *code = SG_FLOAT64; return 1; }
  if (object == (PyObject *)&PyLong_Type) { *code = SG_INT64; return 1; }
  if (object == (PyObject *)&PyBool_Type) { *code = SG_BOOL; return 1; }
  if (object == (PyObject *)&PyComplex_Type) { *code = SG_COMPLEX128; return 1; }
  return 0;
}

const char *sgpy_dtype_name(int32_t code) {
  SgDtype *d = find(code);
  return d == NULL ? "unknown" : d->name;
}

const char *sgpy_tensor_type_name(int32_t code) {
  switch (code) {
    case SG_UINT8: return "ByteTensor";
    case SG_INT8: return "CharTensor";
    case SG_INT16: return "ShortTensor";
    case SG_INT32: return "IntTensor";
    case SG_INT64: return "LongTensor";
    case SG_FLOAT16: return "HalfTensor";
    case SG_FLOAT32: return "FloatTensor";
    case SG_FLOAT64: return "DoubleTensor";
    case SG_BOOL: return "BoolTensor";
    case SG_BFLOAT16: return "BFloat16Tensor";
    case SG_COMPLEX32: return "ComplexHalfTensor";
    case SG_COMPLEX64: return "ComplexFloatTensor";
    case SG_COMPLEX128: return "ComplexDoubleTensor";
    case SG_UINT16: return "UInt16Tensor";
    case SG_UINT32: return "UInt32Tensor";
    case SG_UINT64: return "UInt64Tensor";
    case SG_FLOAT8_E5M2: return "Float8_e5m2Tensor";
    case SG_FLOAT8_E4M3FN: return "Float8_e4m3fnTensor";
    default: return "Tensor";
  }
}

bool sgpy_dtype_is_float(int32_t code) {
  return code == SG_FLOAT32 || code == SG_FLOAT64 || code == SG_FLOAT16 || code == SG_BFLOAT16 || code == SG_FLOAT8_E5M2 ||
         code == SG_FLOAT8_E4M3FN;
}

bool sgpy_dtype_is_complex(int32_t code) { return code == SG_COMPLEX64 || code == SG_COMPLEX128 || code == SG_COMPLEX32; }

static PyObject *dtype_repr(PyObject *self) { return PyUnicode_FromFormat("torch.%s", ((SgDtype *)self)->name); }

static PyObject *dtype_reduce(PyObject *self, PyObject *unused) { return PyUnicode_FromString(((SgDtype *)self)->name); }

static PyObject *dtype_copy(PyObject *self, PyObject *unused) { return Py_NewRef(self); }

static PyObject *dtype_to_real(PyObject *self, PyObject *unused) {
  int32_t code = ((SgDtype *)self)->code;
  return Py_XNewRef(sgpy_dtype(code == SG_COMPLEX32    ? SG_FLOAT16
                                : code == SG_COMPLEX64  ? SG_FLOAT32
                                : code == SG_COMPLEX128 ? SG_FLOAT64
                                                        : code));
}

static PyObject *dtype_to_complex(PyObject *self, PyObject *unused) {
  SgDtype *d = (SgDtype *)self;
  if (d->is_complex) return Py_NewRef(self);
  switch (d->code) {
    case SG_FLOAT16: return Py_XNewRef(sgpy_dtype(SG_COMPLEX32));
    case SG_BFLOAT16:
    case SG_FLOAT32: return Py_XNewRef(sgpy_dtype(SG_COMPLEX64));
    case SG_FLOAT64: return Py_XNewRef(sgpy_dtype(SG_COMPLEX128));
    default:
      PyErr_Format(PyExc_RuntimeError, "Unknown Complex ScalarType for %s", d->name);
      return NULL;
  }
}

static PyObject *get_itemsize(PyObject *self, void *c) { return PyLong_FromLong(((SgDtype *)self)->itemsize); }
static PyObject *get_float(PyObject *self, void *c) { return PyBool_FromLong(((SgDtype *)self)->is_float); }
static PyObject *get_complex(PyObject *self, void *c) { return PyBool_FromLong(((SgDtype *)self)->is_complex); }
static PyObject *get_signed(PyObject *self, void *c) { return PyBool_FromLong(((SgDtype *)self)->is_signed); }
static PyObject *get_module(PyObject *self, void *c) { return PyUnicode_FromString("swiftgrad"); }

static PyGetSetDef dtype_getset[] = {
    {"itemsize", get_itemsize, NULL, "Bytes of an element.", NULL},
    {"is_floating_point", get_float, NULL, "True for real floating-point types.", NULL},
    {"is_complex", get_complex, NULL, "True for complex types.", NULL},
    {"is_signed", get_signed, NULL, "True if negative numbers can be represented.", NULL},
    {"__module__", get_module, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyMethodDef dtype_methods[] = {
    {"__reduce__", dtype_reduce, METH_NOARGS, "Pickles by name."},
    {"__copy__", dtype_copy, METH_NOARGS, NULL},
    {"__deepcopy__", dtype_copy, METH_O, NULL},
    {"to_real", dtype_to_real, METH_NOARGS, "The real type of a complex one."},
    {"to_complex", dtype_to_complex, METH_NOARGS, "The complex type of a real one."},
    {NULL, NULL, 0, NULL},
};

PyTypeObject SgDtype_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.dtype",
    .tp_basicsize = sizeof(SgDtype),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "The type of a tensor's elements.",
    .tp_repr = dtype_repr,
    .tp_methods = dtype_methods,
    .tp_getset = dtype_getset,
};

int sgpy_init_dtypes(PyObject *module) {
  if (PyType_Ready(&SgDtype_Type) < 0) return -1;
  if (PyModule_AddObjectRef(module, "dtype", (PyObject *)&SgDtype_Type) < 0) return -1;
  PyObject *names = PyList_New(0);
  if (names == NULL) return -1;
  for (int i = 0; i < N_DTYPES; i++) {
    const char *both[2] = {dtypes[i].name, dtypes[i].alias};
    for (int k = 0; k < 2; k++) {
      if (both[k] == NULL) continue;
      PyObject *name = PyUnicode_FromString(both[k]);
      if (name == NULL || PyList_Append(names, name) < 0 ||
          PyModule_AddObjectRef(module, both[k], (PyObject *)&dtypes[i]) < 0) {
        Py_XDECREF(name);
        Py_DECREF(names);
        return -1;
      }
      Py_DECREF(name);
    }
  }
  int status = PyModule_AddObjectRef(module, "_dtype_names", names);
  Py_DECREF(names);
  return status;
}
