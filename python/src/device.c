/* device.c: device, layout and memory_format objects. Tensors live on the CPU; other devices are only names. */
#include "sgpy.h"

static const char *const device_names[] = {"cpu",  "cuda", "ipu",    "xpu", "mkldnn", "opengl", "opencl",
                                           "ideep", "hip", "ve",     "fpga", "maia",  "xla",    "lazy",
                                           "vulkan", "mps", "meta",  "hpu", "mtia",   "privateuseone"};
enum { N_DEVICES = sizeof device_names / sizeof device_names[0] };

static SgDevice *cpu;

static PyObject *device_make(int type, int index) {
  SgDevice *self = PyObject_New(SgDevice, &SgDevice_Type);
  if (self == NULL) return NULL;
  self->type = type;
  self->index = index;
  return (PyObject *)self;
}

PyObject *sgpy_cpu_device(void) { return Py_NewRef((PyObject *)cpu); }

/* Reads "cuda:1". */
static PyObject *device_parse(const char *text, int given_index) {
  const char *colon = strchr(text, ':');
  size_t length = colon == NULL ? strlen(text) : (size_t)(colon - text);
  int type = -1;
  for (int i = 0; i < N_DEVICES; i++)
    if (strlen(device_names[i]) == length && strncmp(device_names[i], text, length) == 0) type = i;
  if (length == 0 || (type < 0 && colon != NULL && colon[1] == '\0')) {
    PyErr_Format(PyExc_RuntimeError, "Invalid device string: '%s'", text);
    return NULL;
  }
  if (type < 0) {
    PyObject *start = PyUnicode_DecodeUTF8(text, (Py_ssize_t)length, "replace");
    if (start == NULL) return NULL;
    PyErr_Format(PyExc_RuntimeError,
                 "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, "
                 "vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device string: %U",
                 start);
    Py_DECREF(start);
    return NULL;
  }
  int index = given_index;
  if (colon != NULL) {
    const char *digits = colon + 1;
    if (*digits == '\0' || strlen(digits) > 3 || strspn(digits, "0123456789") != strlen(digits) ||
        (digits[0] == '0' && digits[1] != '\0')) {
      PyErr_Format(PyExc_RuntimeError, "Invalid device string: '%s'", text);
      return NULL;
    }
    if (given_index >= 0) {
      PyErr_Format(PyExc_RuntimeError, "type (string) must not include an index because index was passed explicitly: %s",
                   text);
      return NULL;
    }
    index = atoi(digits);
  }
  return device_make(type, index);
}

PyObject *sgpy_as_device(PyObject *object) {
  if (Py_TYPE(object) == &SgDevice_Type) return Py_NewRef(object);
  if (PyUnicode_Check(object)) {
    const char *text = PyUnicode_AsUTF8(object);
    return text == NULL ? NULL : device_parse(text, -1);
  }
  if (PyLong_Check(object) && !PyBool_Check(object)) {
    long index = PyLong_AsLong(object);
    if (index == -1 && PyErr_Occurred()) return NULL;
    if (index < 0 || index > 127) {
      PyErr_Format(PyExc_RuntimeError, "Device index must not be negative, got %ld", index);
      return NULL;
    }
    return device_make(1, (int)index);
  }
  PyErr_Format(PyExc_TypeError, "device(): argument 'type' (position 1) must be str or int, not %s",
               Py_TYPE(object)->tp_name);
  return NULL;
}

bool sgpy_is_device_like(PyObject *object) { return Py_TYPE(object) == &SgDevice_Type || PyUnicode_Check(object); }

int sgpy_check_device(PyObject *object) {
  if (object == Py_None) return 0;
  PyObject *device = sgpy_as_device(object);
  if (device == NULL) return -1;
  int type = ((SgDevice *)device)->type;
  Py_DECREF(device);
  const char *name = device_names[type];
  if (type == 0) return 0;
  if (strcmp(name, "cuda") == 0) {
    PyErr_SetString(PyExc_AssertionError, "Torch not compiled with CUDA enabled");
  } else if (strcmp(name, "xpu") == 0) {
    PyErr_SetString(PyExc_AssertionError, "Torch not compiled with XPU enabled");
  } else if (strcmp(name, "mps") == 0) {
    PyErr_SetString(PyExc_RuntimeError, "PyTorch is not linked with support for mps devices");
  } else if (strcmp(name, "meta") == 0) {
    PyErr_SetString(PyExc_NotImplementedError, "swiftgrad has no tensors on the device meta yet; use device='cpu'");
  } else {
    PyErr_Format(PyExc_RuntimeError, "tensors can be made on the device cpu only, got device '%s'", name);
  }
  return -1;
}

static PyObject *device_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"type", "index", NULL};
  static char *names2[] = {"device", NULL};
  PyObject *first = NULL, *index = Py_None;
  if (kwargs != NULL && PyDict_GetItemString(kwargs, "device") != NULL) {
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:device", names2, &first)) return NULL;
  } else if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|O:device", names, &first, &index)) {
    return NULL;
  }
  if (index == Py_None) return sgpy_as_device(first);
  if (!PyUnicode_Check(first)) {
    PyErr_Format(PyExc_TypeError, "device(): argument 'type' (position 1) must be str, not %s", Py_TYPE(first)->tp_name);
    return NULL;
  }
  const char *text = PyUnicode_AsUTF8(first);
  long number = PyLong_AsLong(index);
  if (text == NULL || (number == -1 && PyErr_Occurred())) return NULL;
  if (number < 0 || number > 127) {
    PyErr_Format(PyExc_RuntimeError, "Device index must not be negative, got %ld", number);
    return NULL;
  }
  return device_parse(text, (int)number);
}

static PyObject *device_repr(PyObject *self) {
  SgDevice *d = (SgDevice *)self;
  if (d->index < 0) return PyUnicode_FromFormat("device(type='%s')", device_names[d->type]);
  return PyUnicode_FromFormat("device(type='%s', index=%d)", device_names[d->type], d->index);
}

static PyObject *device_str(PyObject *self) {
  SgDevice *d = (SgDevice *)self;
  if (d->index < 0) return PyUnicode_FromString(device_names[d->type]);
  return PyUnicode_FromFormat("%s:%d", device_names[d->type], d->index);
}

static Py_hash_t device_hash(PyObject *self) {
  SgDevice *d = (SgDevice *)self;
  return ((Py_hash_t)d->type << 16) + d->index + 2;
}

static PyObject *device_compare(PyObject *a, PyObject *b, int op) {
  if ((op != Py_EQ && op != Py_NE) || Py_TYPE(a) != &SgDevice_Type || Py_TYPE(b) != &SgDevice_Type)
    Py_RETURN_NOTIMPLEMENTED;
  SgDevice *x = (SgDevice *)a, *y = (SgDevice *)b;
  bool equal = x->type == y->type && x->index == y->index;
  return PyBool_FromLong(equal == (op == Py_EQ));
}

static PyObject *device_type(PyObject *self, void *c) {
  return PyUnicode_InternFromString(device_names[((SgDevice *)self)->type]);
}
static PyObject *device_index(PyObject *self, void *c) {
  int index = ((SgDevice *)self)->index;
  if (index < 0) Py_RETURN_NONE;
  return PyLong_FromLong(index);
}

static PyObject *device_reduce(PyObject *self, PyObject *unused) {
  SgDevice *d = (SgDevice *)self;
  if (d->index < 0) return Py_BuildValue("(O(s))", (PyObject *)&SgDevice_Type, device_names[d->type]);
  return Py_BuildValue("(O(si))", (PyObject *)&SgDevice_Type, device_names[d->type], d->index);
}

static PyObject *device_enter(PyObject *self, PyObject *unused) {
  if (sgpy_check_device(self) < 0) return NULL;
  return Py_NewRef(self);
}
static PyObject *device_exit(PyObject *self, PyObject *args) { Py_RETURN_NONE; }

static PyMethodDef device_methods[] = {
    {"__reduce__", device_reduce, METH_NOARGS, NULL},
    {"__enter__", device_enter, METH_NOARGS, "Makes this the device of factories: the CPU is the only one."},
    {"__exit__", device_exit, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef device_getset[] = {
    {"type", device_type, NULL, "\"cpu\".", NULL},
    {"index", device_index, NULL, "The ordinal, or None.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

PyTypeObject SgDevice_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.device",
    .tp_basicsize = sizeof(SgDevice),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "device(type, index=None): where a tensor is.",
    .tp_new = device_new,
    .tp_repr = device_repr,
    .tp_str = device_str,
    .tp_hash = device_hash,
    .tp_richcompare = device_compare,
    .tp_methods = device_methods,
    .tp_getset = device_getset,
};

/* ---- layout and memory_format: named singletons */

typedef struct {
  PyObject_HEAD
  const char *name;
  int code;
} SgNamed;

static PyObject *named_repr(PyObject *self) { return PyUnicode_FromFormat("torch.%s", ((SgNamed *)self)->name); }
static PyObject *named_reduce(PyObject *self, PyObject *unused) { return PyUnicode_FromString(((SgNamed *)self)->name); }
static PyObject *named_module(PyObject *self, void *c) { return PyUnicode_FromString("swiftgrad"); }
static PyObject *named_copy(PyObject *self, PyObject *unused) { return Py_NewRef(self); }
static PyMethodDef named_methods[] = {
    {"__reduce__", named_reduce, METH_NOARGS, NULL},
    {"__copy__", named_copy, METH_NOARGS, NULL},
    {"__deepcopy__", named_copy, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef named_getset[] = {{"__module__", named_module, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};

PyTypeObject SgLayout_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.layout",
    .tp_basicsize = sizeof(SgNamed),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_repr = named_repr,
    .tp_methods = named_methods,
    .tp_getset = named_getset,
};
PyTypeObject SgMemoryFormat_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.memory_format",
    .tp_basicsize = sizeof(SgNamed),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_repr = named_repr,
    .tp_methods = named_methods,
    .tp_getset = named_getset,
};
static SgNamed layouts[] = {
    {PyObject_HEAD_INIT(&SgLayout_Type) "strided", 0},
    {PyObject_HEAD_INIT(&SgLayout_Type) "sparse_coo", 1},
    {PyObject_HEAD_INIT(&SgLayout_Type) "sparse_csr", 2},
    {PyObject_HEAD_INIT(&SgLayout_Type) "jagged", 3},
};
static SgNamed formats[] = {
    {PyObject_HEAD_INIT(&SgMemoryFormat_Type) "contiguous_format", 0},
    {PyObject_HEAD_INIT(&SgMemoryFormat_Type) "preserve_format", 1},
    {PyObject_HEAD_INIT(&SgMemoryFormat_Type) "channels_last", 2},
    {PyObject_HEAD_INIT(&SgMemoryFormat_Type) "channels_last_3d", 3},
};

PyObject *sgpy_strided_layout(void) { return Py_NewRef((PyObject *)&layouts[0]); }

int sgpy_memory_format_code(PyObject *object) {
  return Py_TYPE(object) == &SgMemoryFormat_Type ? ((SgNamed *)object)->code : -1;
}

int sgpy_init_devices(PyObject *module) {
  PyTypeObject *types[] = {&SgDevice_Type, &SgLayout_Type, &SgMemoryFormat_Type};
  const char *names[] = {"device", "layout", "memory_format"};
  for (int i = 0; i < 3; i++)
    if (PyType_Ready(types[i]) < 0 || PyModule_AddObjectRef(module, names[i], (PyObject *)types[i]) < 0) return -1;
  for (int i = 0; i < 4; i++) {
    if (PyModule_AddObjectRef(module, layouts[i].name, (PyObject *)&layouts[i]) < 0) return -1;
    if (PyModule_AddObjectRef(module, formats[i].name, (PyObject *)&formats[i]) < 0) return -1;
  }
  cpu = (SgDevice *)device_make(0, -1);
  return cpu == NULL ? -1 : 0;
}
