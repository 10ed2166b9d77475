/* storage.c: untyped_storage(), the memory behind tensors, and memory shared between processes. */
#define _GNU_SOURCE /* memfd_create */
#include "sgpy.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct {
  PyObject_HEAD
  PyObject *tensor; /* a uint8 tensor over the whole memory, or the tensor it was asked of */
} SgStorage;

static int describe(PyObject *self, sg_storage_info *info) {
  sg_tensor *h = sgpy_handle(((SgStorage *)self)->tensor);
  if (h == NULL) return -1;
  sg_status s = sg_tensor_storage(h, info);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 0;
}
#define DESCRIBE \
  sg_storage_info info; \
  if (describe(self, &info) < 0) return NULL

static PyObject *data_ptr(PyObject *self, PyObject *unused) { DESCRIBE; return PyLong_FromVoidPtr(info.data); }
static PyObject *nbytes(PyObject *self, PyObject *unused) { DESCRIBE; return PyLong_FromLongLong(info.nbytes); }
static PyObject *cdata(PyObject *self, void *closure) { DESCRIBE; return PyLong_FromUnsignedLongLong(info.id); }
static PyObject *device(PyObject *self, void *closure) { return sgpy_cpu_device(); }
static PyObject *to_bytes(PyObject *self, PyObject *unused) {
  DESCRIBE;
  return PyBytes_FromStringAndSize(info.data, (Py_ssize_t)info.nbytes);
}
static PyObject *element_size(PyObject *self, PyObject *unused) { return PyLong_FromLong(1); }
static PyObject *same(PyObject *self, PyObject *unused) { return Py_NewRef(self); }

static Py_ssize_t length(PyObject *self) {
  sg_storage_info info;
  return describe(self, &info) < 0 ? -1 : (Py_ssize_t)info.nbytes;
}

static PyObject *byte_at(PyObject *self, Py_ssize_t i) {
  DESCRIBE;
  if (i < 0 || i >= info.nbytes) {
    PyErr_Format(PyExc_IndexError, "index %zd out of range for storage of size %lld", i, (long long)info.nbytes);
    return NULL;
  }
  return PyLong_FromLong(((const uint8_t *)info.data)[i]);
}

static PyObject *compare(PyObject *a, PyObject *b, int op) {
  if ((op != Py_EQ && op != Py_NE) || Py_TYPE(a) != &SgStorage_Type || Py_TYPE(b) != &SgStorage_Type) Py_RETURN_NOTIMPLEMENTED;
  sg_storage_info x, y;
  if (describe(a, &x) < 0 || describe(b, &y) < 0) return NULL;
  return PyBool_FromLong((x.id == y.id) == (op == Py_EQ));
}
static Py_hash_t hash(PyObject *self) {
  sg_storage_info info;
  return describe(self, &info) < 0 ? -1 : (Py_hash_t)(info.id & 0x7fffffffffff);
}
static PyObject *repr(PyObject *self) {
  DESCRIBE;
  return PyUnicode_FromFormat("<torch.storage.UntypedStorage(device=cpu) of size %lld>", (long long)info.nbytes);
}
static void dealloc(PyObject *self) {
  Py_CLEAR(((SgStorage *)self)->tensor);
  Py_TYPE(self)->tp_free(self);
}

static PyMethodDef methods[] = {
    {"data_ptr", data_ptr, METH_NOARGS, "The address of the memory."},
    {"nbytes", nbytes, METH_NOARGS, "Bytes of the memory."},
    {"size", nbytes, METH_NOARGS, "Bytes of the memory."},
    {"element_size", element_size, METH_NOARGS, "1."},
    {"untyped", same, METH_NOARGS, "The storage itself."},
    {"cpu", same, METH_NOARGS, "The storage itself."},
    {"_bytes", to_bytes, METH_NOARGS, "A copy of the memory as bytes."},
    {NULL, NULL, 0, NULL},
};
static PyGetSetDef getset[] = {
    {"_cdata", cdata, NULL, "Equal for storages that are the same.", NULL},
    {"device", device, NULL, "The CPU.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
static PySequenceMethods sequence = {.sq_length = length, .sq_item = byte_at};

PyTypeObject SgStorage_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch.storage.UntypedStorage",
    .tp_basicsize = sizeof(SgStorage),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "The memory behind tensors.",
    .tp_dealloc = dealloc,
    .tp_repr = repr,
    .tp_hash = hash,
    .tp_richcompare = compare,
    .tp_as_sequence = &sequence,
    .tp_methods = methods,
    .tp_getset = getset,
};

static PyObject *storage_of(PyObject *module, PyObject *tensor) {
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "_storage_of: a tensor was expected, got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor *h = sgpy_handle(tensor), *data = NULL;
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_data(h, &data); /* keeps the memory, not the graph */
  if (s != SG_OK) return sgpy_raise(s);
  PyObject *plain = sgpy_wrap(data);
  if (plain == NULL) return NULL;
  SgStorage *self = PyObject_New(SgStorage, &SgStorage_Type);
  if (self == NULL) { Py_DECREF(plain); return NULL; }
  self->tensor = plain;
  return (PyObject *)self;
}

/* ---------------------------------------------------------------- shared memory */

typedef struct Mapping {
  void *address;
  size_t length;
  int fd; /* of the file without a name behind it */
  struct Mapping *next;
} Mapping;
static Mapping *mappings; /* those alive in this process; guarded by the GIL */

static void unmap(void *context) {
  Mapping *m = context;
  bool alive = sgpy_alive();
  PyGILState_STATE gil = PyGILState_UNLOCKED;
  if (alive) gil = PyGILState_Ensure();
  for (Mapping **at = &mappings; *at != NULL; at = &(*at)->next)
    if (*at == m) {
      *at = m->next;
      break;
    }
  munmap(m->address, m->length);
  close(m->fd);
  PyMem_RawFree(m);
  if (alive) PyGILState_Release(gil);
}

static Mapping *mapping_of(const void *p) {
  for (Mapping *m = mappings; m != NULL; m = m->next)
    if ((const char *)p >= (char *)m->address && (const char *)p < (char *)m->address + m->length) return m;
  return NULL;
}

/* A file without a name, of `length` bytes; -1 with errno. */
static int anonymous_file(size_t length) {
#ifdef __linux__
  int fd = memfd_create("swiftgrad", MFD_CLOEXEC);
#else
  char path[] = "/tmp/swiftgrad-XXXXXX";
  int fd = mkstemp(path);
  if (fd >= 0) unlink(path);
#endif
  if (fd >= 0 && ftruncate(fd, (off_t)length) != 0) {
    close(fd);
    return -1;
  }
  return fd;
}

/* Maps a file, which it takes over; NULL with an exception. */
static Mapping *map_file(int fd, size_t length) {
  Mapping *m = PyMem_RawCalloc(1, sizeof *m);
  if (m == NULL) {
    close(fd);
    PyErr_NoMemory();
    return NULL;
  }
  m->fd = fd;
  m->length = length;
  m->address = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (m->address != MAP_FAILED) return m;
  PyErr_SetFromErrno(PyExc_OSError);
  close(fd);
  PyMem_RawFree(m);
  return NULL;
}

/* A tensor over a mapping, which it takes over; NULL with an exception. */
static sg_tensor *tensor_on(Mapping *m, int32_t dtype, int32_t ndim, const int64_t *sizes) {
  sg_tensor *out = NULL;
  sg_status s = sg_tensor_from_memory(m->address, dtype, ndim, sizes, NULL, unmap, m, &out);
  if (s != SG_OK) {
    munmap(m->address, m->length);
    close(m->fd);
    PyMem_RawFree(m);
    sgpy_raise(s);
    return NULL;
  }
  m->next = mappings;
  mappings = m;
  return out;
}

/* Moves a tensor's data to a file in memory, which child processes share and others can be sent. */
static PyObject *share_memory(PyObject *module, PyObject *tensor) {
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "share_memory_: a tensor was expected, got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor_info info;
  if (sgpy_describe(tensor, &info) < 0) return NULL;
  if (info.numel == 0 || mapping_of(info.data) != NULL) Py_RETURN_NONE;
  size_t nbytes = (size_t)info.numel * sg_dtype_size(info.dtype);
  int fd = anonymous_file(nbytes);
  if (fd < 0) return PyErr_SetFromErrno(PyExc_OSError);
  Mapping *m = map_file(fd, nbytes);
  if (m == NULL) return NULL;
  sg_status s = sg_tensor_copy_out(sgpy_handle(tensor), m->address, nbytes);
  if (s != SG_OK) {
    munmap(m->address, m->length);
    close(m->fd);
    PyMem_RawFree(m);
    return sgpy_raise(s);
  }
  sg_tensor *out = tensor_on(m, info.dtype, info.ndim, info.sizes);
  if (out == NULL) return NULL;
  s = sg_tensor_set_data(sgpy_handle(tensor), out);
  sg_release(out);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

/* (descriptor, bytes of the file, offset of the tensor's first element in bytes) */
static PyObject *shared_file(PyObject *module, PyObject *tensor) {
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "_shared_file: a tensor was expected, got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor_info info;
  if (sgpy_describe(tensor, &info) < 0) return NULL;
  Mapping *m = info.data == NULL ? NULL : mapping_of(info.data);
  if (m == NULL) {
    PyErr_SetString(PyExc_RuntimeError, "_shared_file: the tensor is not in shared memory");
    return NULL;
  }
  return Py_BuildValue("(inn)", m->fd, (Py_ssize_t)m->length, (Py_ssize_t)((char *)info.data - (char *)m->address));
}

/* _from_shared_file(fd, nbytes, dtype): the whole file as a flat tensor; takes the descriptor over. */
static PyObject *from_shared_file(PyObject *module, PyObject *args) {
  int fd;
  Py_ssize_t nbytes;
  PyObject *kind;
  int32_t dtype;
  if (!PyArg_ParseTuple(args, "inO:_from_shared_file", &fd, &nbytes, &kind)) return NULL;
  if (!sgpy_read_dtype(kind, &dtype) || nbytes <= 0 || (size_t)nbytes % sg_dtype_size(dtype) != 0) {
    PyErr_Format(PyExc_ValueError, "_from_shared_file: %zd bytes do not make elements of %R", nbytes, kind);
    return NULL;
  }
  Mapping *m = map_file(fd, (size_t)nbytes);
  if (m == NULL) return NULL;
  int64_t size = (int64_t)((size_t)nbytes / sg_dtype_size(dtype));
  sg_tensor *out = tensor_on(m, dtype, 1, &size);
  return out == NULL ? NULL : sgpy_wrap(out);
}

static PyObject *is_shared(PyObject *module, PyObject *tensor) {
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "is_shared: a tensor was expected, got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor_info info;
  if (sgpy_describe(tensor, &info) < 0) return NULL;
  return PyBool_FromLong(info.data != NULL && mapping_of(info.data) != NULL);
}

PyMethodDef sgpy_storage_functions[] = {
    {"_storage_of", storage_of, METH_O, "The storage of a tensor."},
    {"_share_memory", share_memory, METH_O, "Moves a tensor's data to memory that forked processes share."},
    {"_shared_file", shared_file, METH_O, "The file behind a shared tensor: descriptor, bytes, offset."},
    {"_from_shared_file", from_shared_file, METH_VARARGS, "_from_shared_file(fd, nbytes, dtype) -> flat tensor"},
    {"_is_shared", is_shared, METH_O, "True if a tensor's data was moved by _share_memory."},
    {NULL, NULL, 0, NULL},
};

int sgpy_init_storage(PyObject *module) {
  if (PyType_Ready(&SgStorage_Type) < 0) return -1;
  return PyModule_AddObjectRef(module, "UntypedStorage", (PyObject *)&SgStorage_Type);
}
