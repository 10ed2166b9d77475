/* dlpack.c: memory shared through DLPack, both ways. The structures are those of dlpack.h, version 0.8 (unversioned). */
#include "sgpy.h"

typedef struct { int32_t device_type, device_id; } DLDevice;
typedef struct { uint8_t code, bits; uint16_t lanes; } DLDataType;
typedef struct {
  void *data;
  DLDevice device;
  int32_t ndim;
  DLDataType dtype;
  int64_t *shape, *strides;
  uint64_t byte_offset;
} DLTensor;
typedef struct DLManagedTensor {
  DLTensor dl_tensor;
  void *manager_ctx;
  void (*deleter)(struct DLManagedTensor *self);
} DLManagedTensor;

enum { DL_CPU = 1, DL_INT = 0, DL_UINT = 1, DL_FLOAT = 2, DL_BFLOAT = 4, DL_COMPLEX = 5, DL_BOOL = 6, DL_E4M3FN = 10, DL_E5M2 = 12 };

typedef struct {
  DLManagedTensor managed;
  sg_tensor *handle;
  int64_t shape[SG_MAX_DIMS], strides[SG_MAX_DIMS];
} Export;

static uint8_t code_of(int32_t dtype) {
  switch (dtype) {
    case SG_BOOL: return DL_BOOL;
    case SG_BFLOAT16: return DL_BFLOAT;
    case SG_FLOAT8_E4M3FN: return DL_E4M3FN;
    case SG_FLOAT8_E5M2: return DL_E5M2;
    case SG_UINT8: case SG_UINT16: case SG_UINT32: case SG_UINT64: return DL_UINT;
    default: return sgpy_dtype_is_complex(dtype) ? DL_COMPLEX : sgpy_dtype_is_float(dtype) ? DL_FLOAT : DL_INT;
  }
}

static void export_delete(DLManagedTensor *managed) {
  Export *e = (Export *)managed;
  sg_release(e->handle);
  PyMem_RawFree(e);
}

static void capsule_delete(PyObject *capsule) {
  if (!PyCapsule_IsValid(capsule, "dltensor")) return; /* used: the consumer deletes it */
  DLManagedTensor *managed = PyCapsule_GetPointer(capsule, "dltensor");
  if (managed->deleter != NULL) managed->deleter(managed);
}

PyObject *sgpy_dlpack_export(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  if (nargs > 0) {
    PyErr_Format(PyExc_TypeError, "__dlpack__() takes 0 positional arguments but %zd were given", nargs);
    return NULL;
  }
  for (Py_ssize_t i = 0; kwnames != NULL && i < PyTuple_GET_SIZE(kwnames); i++) {
    PyObject *name = PyTuple_GET_ITEM(kwnames, i), *value = args[i];
    if (PyUnicode_CompareWithASCIIString(name, "copy") == 0 && value == Py_True) {
      PyErr_SetString(PyExc_BufferError, "__dlpack__: copy=True was asked, but the memory can only be shared; use tensor.clone()");
      return NULL;
    }
    if (PyUnicode_CompareWithASCIIString(name, "stream") != 0 && PyUnicode_CompareWithASCIIString(name, "max_version") != 0 &&
        PyUnicode_CompareWithASCIIString(name, "dl_device") != 0 && PyUnicode_CompareWithASCIIString(name, "copy") != 0) {
      PyErr_Format(PyExc_TypeError, "__dlpack__() got an unexpected keyword argument '%U'", name);
      return NULL;
    }
  }
  sg_tensor_info info;
  if (sgpy_describe(self, &info) < 0) return NULL;
  if (info.flags & SG_FLAG_REQUIRES_GRAD) {
    PyErr_SetString(PyExc_BufferError, "Can't export tensors that require gradient, use tensor.detach()");
    return NULL;
  }
  Export *e = PyMem_RawCalloc(1, sizeof *e);
  if (e == NULL) return PyErr_NoMemory();
  e->handle = sgpy_handle(self);
  sg_retain(e->handle);
  DLTensor *t = &e->managed.dl_tensor;
  memcpy(e->shape, info.sizes, sizeof e->shape);
  memcpy(e->strides, info.strides, sizeof e->strides);
  for (int32_t i = 0; i < info.ndim; i++)
    if (info.sizes[i] < 2) e->strides[i] = 1;
  sg_capture_give_up("the memory of a tensor was exported");
  t->data = info.data;
  t->device.device_type = DL_CPU;
  t->ndim = info.ndim;
  t->shape = e->shape;
  t->strides = e->strides;
  t->dtype.lanes = 1;
  t->dtype.bits = (uint8_t)(8 * sg_dtype_size(info.dtype));
  t->dtype.code = code_of(info.dtype);
  e->managed.deleter = export_delete;
  PyObject *capsule = PyCapsule_New(&e->managed, "dltensor", capsule_delete);
  if (capsule == NULL) export_delete(&e->managed);
  return capsule;
}

static int32_t dtype_of(DLDataType d) {
  if (d.lanes != 1) return -1;
  switch (d.code) {
    case DL_BOOL: return d.bits == 8 ? SG_BOOL : -1;
    case DL_UINT: return d.bits == 8 ? SG_UINT8 : d.bits == 16 ? SG_UINT16 : d.bits == 32 ? SG_UINT32 : d.bits == 64 ? SG_UINT64 : -1;
    case DL_COMPLEX: return d.bits == 32 ? SG_COMPLEX32 : d.bits == 64 ? SG_COMPLEX64 : d.bits == 128 ? SG_COMPLEX128 : -1;
    case DL_E4M3FN: return d.bits == 8 ? SG_FLOAT8_E4M3FN : -1;
    case DL_E5M2: return d.bits == 8 ? SG_FLOAT8_E5M2 : -1;
    case DL_INT: return d.bits == 8 ? SG_INT8 : d.bits == 16 ? SG_INT16 : d.bits == 32 ? SG_INT32 : d.bits == 64 ? SG_INT64 : -1;
    case DL_FLOAT: return d.bits == 16 ? SG_FLOAT16 : d.bits == 32 ? SG_FLOAT32 : d.bits == 64 ? SG_FLOAT64 : -1;
    case DL_BFLOAT: return d.bits == 16 ? SG_BFLOAT16 : -1;
    default: return -1;
  }
}

static void import_delete(void *context) {
  DLManagedTensor *managed = context;
  if (managed->deleter == NULL || !sgpy_alive()) return;
  PyGILState_STATE gil = PyGILState_Ensure(); /* NumPy's deleter wants the GIL */
  managed->deleter(managed);
  PyGILState_Release(gil);
}

static PyObject *from_dlpack(PyObject *module, PyObject *object) {
  PyObject *capsule;
  if (PyCapsule_CheckExact(object)) capsule = Py_NewRef(object);
  else if (PyObject_HasAttrString(object, "__dlpack__")) capsule = PyObject_CallMethod(object, "__dlpack__", NULL);
  else {
    PyErr_Format(PyExc_TypeError, "from_dlpack: an object with __dlpack__ was expected, got %s", Py_TYPE(object)->tp_name);
    return NULL;
  }
  if (capsule == NULL) return NULL;
  PyObject *result = NULL;
  DLManagedTensor *managed = PyCapsule_IsValid(capsule, "dltensor") ? PyCapsule_GetPointer(capsule, "dltensor") : NULL;
  if (managed == NULL) {
    PyErr_SetString(PyExc_RuntimeError, "from_dlpack received an invalid capsule. Note that DLTensor capsules can be consumed only once, "
                                        "so you might have already constructed a tensor from it once.");
    goto done;
  }
  const DLTensor *t = &managed->dl_tensor;
  int32_t dtype = dtype_of(t->dtype);
  if (t->device.device_type != DL_CPU) {
    PyErr_Format(PyExc_RuntimeError, "from_dlpack: memory on the CPU (device type 1) was expected, got device type %d", (int)t->device.device_type);
    goto done;
  }
  if (dtype < 0) {
    PyErr_Format(PyExc_RuntimeError, "from_dlpack: unsupported element type (code %d, %d bits, %d lanes)", t->dtype.code, t->dtype.bits, t->dtype.lanes);
    goto done;
  }
  if (t->ndim < 0 || t->ndim > SG_MAX_DIMS) {
    PyErr_Format(PyExc_RuntimeError, "from_dlpack: at most %d dimensions are possible, got %d", SG_MAX_DIMS, (int)t->ndim);
    goto done;
  }
  for (int32_t i = 0; i < t->ndim; i++)
    if (t->strides != NULL && t->strides[i] < 0) {
      PyErr_SetString(PyExc_ValueError, "from_dlpack: tensors with negative strides are not supported");
      goto done;
    }
  sg_tensor *out = NULL;
  char *data = t->data == NULL ? NULL : (char *)t->data + t->byte_offset;
  sg_status s = sg_tensor_from_memory(data, dtype, t->ndim, t->shape, t->strides, import_delete, managed, &out);
  if (s != SG_OK) { sgpy_raise(s); goto done; }
  PyCapsule_SetName(capsule, "used_dltensor");
  result = sgpy_wrap(out);
done:
  Py_DECREF(capsule);
  return result;
}

static PyObject *to_dlpack(PyObject *module, PyObject *tensor) {
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "to_dlpack(): argument 'tensor' must be Tensor, not %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  return sgpy_dlpack_export(tensor, NULL, 0, NULL);
}

PyMethodDef sgpy_dlpack_functions[] = {
    {"from_dlpack", from_dlpack, METH_O, "from_dlpack(ext_tensor) -> Tensor\n\nA tensor that shares the memory of an object with __dlpack__."},
    {"to_dlpack", to_dlpack, METH_O, "to_dlpack(tensor) -> capsule"},
    {NULL, NULL, 0, NULL},
};
