/* generator.c: torch.Generator, a stream of random numbers. */
#include "sgpy.h"

static PyObject *generator_wrap(PyTypeObject *type, sg_generator *handle) {
  SgGenerator *self = (SgGenerator *)type->tp_alloc(type, 0);
  if (self == NULL) { sg_release(handle); return NULL; }
  self->handle = handle;
  return (PyObject *)self;
}

static PyObject *generator_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
  static char *names[] = {"device", NULL};
  PyObject *device = Py_None;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O:Generator", names, &device)) return NULL;
  if (sgpy_check_device(device) < 0) return NULL;
  sg_generator *handle = NULL;
  sg_status status = sg_generator_new(67280421310721ULL, &handle); /* PyTorch's default seed */
  return status == SG_OK ? generator_wrap(type, handle) : sgpy_raise(status);
}

static void generator_dealloc(PyObject *self) {
  SgGenerator *g = (SgGenerator *)self;
  if (g->weakrefs != NULL) PyObject_ClearWeakRefs(self);
  sg_release(g->handle);
  PyTypeObject *type = Py_TYPE(self);
  type->tp_free(self);
  if (type->tp_flags & Py_TPFLAGS_HEAPTYPE) Py_DECREF(type);
}

/* Negative seeds count from 2**64, as in PyTorch. */
static int read_seed(PyObject *object, uint64_t *seed) {
  PyObject *number = PyNumber_Index(object);
  if (number == NULL) {
    if (PyErr_ExceptionMatches(PyExc_TypeError))
      PyErr_Format(PyExc_RuntimeError, "manual_seed expected a long, but got %s", Py_TYPE(object)->tp_name);
    return -1;
  }
  uint64_t value = PyLong_AsUnsignedLongLong(number);
  if (value == (uint64_t)-1 && PyErr_Occurred()) {
    PyErr_Clear();
    long long negative = PyLong_AsLongLong(number);
    if (negative == -1 && PyErr_Occurred()) {
      PyErr_Clear();
      PyErr_SetString(PyExc_RuntimeError, "Overflow when unpacking long long");
      Py_DECREF(number);
      return -1;
    }
    value = (uint64_t)negative;
  }
  Py_DECREF(number);
  *seed = value;
  return 0;
}

static PyObject *generator_manual_seed(PyObject *self, PyObject *argument) {
  uint64_t seed;
  if (read_seed(argument, &seed) < 0) return NULL;
  sg_status status = sg_generator_seed(((SgGenerator *)self)->handle, seed);
  return status == SG_OK ? Py_NewRef(self) : sgpy_raise(status);
}

static PyObject *generator_seed(PyObject *self, PyObject *unused) {
  PyObject *os = PyImport_ImportModule("os");
  PyObject *bytes = os == NULL ? NULL : PyObject_CallMethod(os, "urandom", "i", 8);
  Py_XDECREF(os);
  if (bytes == NULL) return NULL;
  uint64_t seed = 0;
  memcpy(&seed, PyBytes_AS_STRING(bytes), 8);
  Py_DECREF(bytes);
  seed >>= 1;
  sg_status status = sg_generator_seed(((SgGenerator *)self)->handle, seed);
  return status == SG_OK ? PyLong_FromUnsignedLongLong(seed) : sgpy_raise(status);
}

static PyObject *generator_initial_seed(PyObject *self, PyObject *unused) {
  uint64_t seed;
  sg_status status = sg_generator_initial_seed(((SgGenerator *)self)->handle, &seed);
  return status == SG_OK ? PyLong_FromUnsignedLongLong(seed) : sgpy_raise(status);
}

static PyObject *generator_get_state(PyObject *self, PyObject *unused) {
  size_t n = sg_generator_state_size();
  void *state = PyMem_Malloc(n == 0 ? 1 : n);
  if (state == NULL) return PyErr_NoMemory();
  sg_status status = sg_generator_state(((SgGenerator *)self)->handle, state, n);
  sg_tensor *out = NULL;
  int64_t size = (int64_t)n;
  if (status == SG_OK) status = sg_tensor_new(state, n, SG_UINT8, 1, &size, &out);
  PyMem_Free(state);
  return status == SG_OK ? sgpy_wrap(out) : sgpy_raise(status);
}

static PyObject *generator_set_state(PyObject *self, PyObject *tensor) {
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "expected a torch.ByteTensor, but got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor_info info;
  if (sgpy_describe(tensor, &info) < 0) return NULL;
  if (info.dtype != SG_UINT8) {
    PyErr_Format(PyExc_TypeError, "expected a torch.ByteTensor, but got torch.%s", sgpy_tensor_type_name(info.dtype));
    return NULL;
  }
  size_t n = (size_t)info.numel;
  void *state = PyMem_Malloc(n == 0 ? 1 : n);
  if (state == NULL) return PyErr_NoMemory();
  sg_status status = sg_tensor_copy_out(sgpy_handle(tensor), state, n);
  if (status == SG_OK) status = sg_generator_set_state(((SgGenerator *)self)->handle, state, n);
  PyMem_Free(state);
  return status == SG_OK ? Py_NewRef(self) : sgpy_raise(status);
}

static PyObject *generator_clone_state(PyObject *self, PyObject *unused) {
  size_t n = sg_generator_state_size();
  void *state = PyMem_Malloc(n == 0 ? 1 : n);
  if (state == NULL) return PyErr_NoMemory();
  sg_generator *copy = NULL;
  sg_status status = sg_generator_state(((SgGenerator *)self)->handle, state, n);
  if (status == SG_OK) status = sg_generator_new(0, &copy);
  if (status == SG_OK) status = sg_generator_set_state(copy, state, n);
  PyMem_Free(state);
  if (status != SG_OK) {
    sgpy_raise(status);
    sg_release(copy);
    return NULL;
  }
  return generator_wrap(&SgGenerator_Type, copy);
}

static PyObject *generator_reduce(PyObject *self, PyObject *unused) {
  PyObject *state = generator_get_state(self, NULL);
  PyObject *module = PyImport_ImportModule("swiftgrad.random");
  PyObject *rebuild = module == NULL ? NULL : PyObject_GetAttrString(module, "_rebuild_generator");
  Py_XDECREF(module);
  if (state == NULL || rebuild == NULL) {
    Py_XDECREF(state);
    Py_XDECREF(rebuild);
    return NULL;
  }
  return Py_BuildValue("(N(N))", rebuild, state);
}

static PyObject *generator_device(PyObject *self, void *c) { return sgpy_cpu_device(); }

static PyObject *generator_repr(PyObject *self) { return PyUnicode_FromFormat("<torch._C.Generator object at %p>", self); }

static PyMethodDef generator_methods[] = {
    {"manual_seed", generator_manual_seed, METH_O, "Seeds the stream; returns the generator."},
    {"seed", generator_seed, METH_NOARGS, "Seeds the stream from the system; returns the seed."},
    {"initial_seed", generator_initial_seed, METH_NOARGS, "The last seed."},
    {"get_state", generator_get_state, METH_NOARGS, "The state as a uint8 tensor."},
    {"set_state", generator_set_state, METH_O, "Sets the state from a uint8 tensor."},
    {"clone_state", generator_clone_state, METH_NOARGS, "A new generator with the same state."},
    {"__reduce__", generator_reduce, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef generator_getset[] = {
    {"device", generator_device, NULL, "The CPU.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

PyTypeObject SgGenerator_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch._C.Generator",
    .tp_basicsize = sizeof(SgGenerator),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "Generator(device='cpu'): a stream of random numbers, bit for bit PyTorch's.",
    .tp_new = generator_new,
    .tp_dealloc = generator_dealloc,
    .tp_repr = generator_repr,
    .tp_weaklistoffset = offsetof(SgGenerator, weakrefs),
    .tp_methods = generator_methods,
    .tp_getset = generator_getset,
};

int sgpy_init_generator(PyObject *module) {
  if (PyType_Ready(&SgGenerator_Type) < 0) return -1;
  if (PyModule_AddObjectRef(module, "Generator", (PyObject *)&SgGenerator_Type) < 0) return -1;
  sg_generator *handle = NULL;
  sg_status status = sg_default_generator(&handle);
  if (status != SG_OK) { sgpy_raise(status); return -1; }
  PyObject *generator = generator_wrap(&SgGenerator_Type, handle);
  if (generator == NULL) return -1;
  int result = PyModule_AddObjectRef(module, "default_generator", generator);
  Py_DECREF(generator);
  return result;
}
