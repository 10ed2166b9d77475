/* runtime.c: threads, the default dtype, promotion, memory statistics. */
#include "sgpy.h"

static PyObject *get_num_threads(PyObject *m, PyObject *unused) { return PyLong_FromLong(sg_get_num_threads()); }

static PyObject *set_num_threads(PyObject *m, PyObject *number) {
  int64_t n;
  int r = sgpy_read_int(number, &n);
  if (r == 0) PyErr_Format(PyExc_RuntimeError, "set_num_threads expects an int, but got %s", Py_TYPE(number)->tp_name);
  if (r <= 0) return NULL;
  if (n <= 0 || n > 4096) {
    PyErr_Format(PyExc_RuntimeError, "set_num_threads expects a positive integer, got %lld", (long long)n);
    return NULL;
  }
  sg_status s = sg_set_num_threads((int32_t)n);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

static PyObject *get_default_dtype(PyObject *m, PyObject *unused) { return Py_XNewRef(sgpy_dtype(sg_default_dtype())); }

static PyObject *set_default_dtype(PyObject *m, PyObject *dtype) {
  int32_t code;
  if (Py_TYPE(dtype) != &SgDtype_Type || !sgpy_read_dtype(dtype, &code)) {
    PyErr_Format(PyExc_TypeError, "invalid dtype object: only floating-point types are supported as the default type, got %s",
                 Py_TYPE(dtype)->tp_name);
    return NULL;
  }
  if (!sgpy_dtype_is_float(code)) {
    PyErr_Format(PyExc_TypeError, "only floating-point types are supported as the default type, got torch.%s", sgpy_dtype_name(code));
    return NULL;
  }
  sg_status s = sg_set_default_dtype(code);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

static PyObject *promote_types(PyObject *m, PyObject *args) {
  PyObject *a, *b;
  int32_t x, y;
  if (!PyArg_ParseTuple(args, "OO:promote_types", &a, &b)) return NULL;
  if (!sgpy_read_dtype(a, &x) || !sgpy_read_dtype(b, &y)) {
    PyErr_Format(PyExc_TypeError, "promote_types(): torch.dtype was expected, got %s and %s", Py_TYPE(a)->tp_name, Py_TYPE(b)->tp_name);
    return NULL;
  }
  int32_t code = sg_promote_types(x, y);
  if (code < 0) {
    const char *a_name = sgpy_tensor_type_name(x), *b_name = sgpy_tensor_type_name(y); /* "UInt16Tensor" */
    bool float8 = x == SG_FLOAT8_E5M2 || x == SG_FLOAT8_E4M3FN || y == SG_FLOAT8_E5M2 || y == SG_FLOAT8_E4M3FN;
    char names[2][32];
    snprintf(names[0], 32, "%.*s", (int)strlen(a_name) - 6, a_name);
    snprintf(names[1], 32, "%.*s", (int)strlen(b_name) - 6, b_name);
    PyErr_Format(PyExc_RuntimeError, "Promotion for %s is not supported, attempted to promote %s and %s",
                 float8 ? "Float8 Types" : "uint16, uint32, uint64 types", names[0], names[1]);
    return NULL;
  }
  return Py_XNewRef(sgpy_dtype(code));
}

static PyObject *memory(PyObject *m, PyObject *unused) {
  sg_memory_stats stats;
  sg_memory(&stats);
  return Py_BuildValue("{s:L,s:L,s:L,s:L}", "allocated", (long long)stats.allocated, "peak", (long long)stats.peak, "cached",
                       (long long)stats.cached, "live_tensors", (long long)stats.live_tensors);
}

static PyObject *reset_peak(PyObject *m, PyObject *unused) { sg_reset_peak_memory(); Py_RETURN_NONE; }
static PyObject *empty_cache(PyObject *m, PyObject *unused) { sg_empty_cache(); Py_RETURN_NONE; }
static PyObject *set_winograd(PyObject *m, PyObject *value) {
  int enabled = PyObject_IsTrue(value);
  if (enabled < 0) return NULL;
  return PyBool_FromLong(sg_set_winograd(enabled));
}

static PyObject *winograd_enabled(PyObject *m, PyObject *unused) { return PyBool_FromLong(sg_winograd_enabled()); }

static PyObject *cpu_capability(PyObject *m, PyObject *unused) { return PyUnicode_FromString(sg_cpu_capability()); }
static PyObject *multiplies_bfloat16(PyObject *m, PyObject *unused) { return PyBool_FromLong(sg_cpu_multiplies_bfloat16()); }
static PyObject *engine_version(PyObject *m, PyObject *unused) { return PyUnicode_FromString(sg_version()); }
static PyObject *is_tensor(PyObject *m, PyObject *o) { return PyBool_FromLong(sgpy_is_tensor(o)); }

static PyObject *set_autocast(PyObject *m, PyObject *args) {
  PyObject *dtype;
  int cache;
  int32_t code = -1;
  if (!PyArg_ParseTuple(args, "Op:_set_autocast", &dtype, &cache)) return NULL;
  if (dtype != Py_None && !sgpy_read_dtype(dtype, &code)) {
    PyErr_Format(PyExc_TypeError, "_set_autocast(): torch.dtype or None was expected, got %s", Py_TYPE(dtype)->tp_name);
    return NULL;
  }
  sg_status s = sg_set_autocast(code, cache);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

static PyObject *clear_autocast_cache(PyObject *m, PyObject *unused) { sg_clear_autocast_cache(); Py_RETURN_NONE; }

static PyObject *set_tensor_class(PyObject *m, PyObject *cls) {
  if (!PyType_Check(cls) || !PyType_IsSubtype((PyTypeObject *)cls, &SgTensorBase_Type)) {
    PyErr_SetString(PyExc_TypeError, "_set_tensor_class: a class that derives from TensorBase was expected");
    return NULL;
  }
  sgpy_tensor_class = (PyTypeObject *)Py_NewRef(cls);
  Py_RETURN_NONE;
}

PyMethodDef sgpy_runtime_functions[] = {
    {"get_num_threads", get_num_threads, METH_NOARGS, "How many threads operators use."},
    {"set_num_threads", set_num_threads, METH_O, "Sets how many threads operators use."},
    {"get_default_dtype", get_default_dtype, METH_NOARGS, "The dtype of float factories."},
    {"set_default_dtype", set_default_dtype, METH_O, "Sets the dtype of float factories."},
    {"promote_types", promote_types, METH_VARARGS, "promote_types(type1, type2) -> dtype"},
    {"_memory_stats", memory, METH_NOARGS, "Bytes allocated, at most and kept for reuse, and the number of live tensors."},
    {"_reset_peak_memory", reset_peak, METH_NOARGS, NULL},
    {"_empty_cache", empty_cache, METH_NOARGS, "Gives cached memory back to the system."},
    {"_set_winograd", set_winograd, METH_O, "Whether convolutions may be Winograd's; returns what it was."},
    {"_winograd_enabled", winograd_enabled, METH_NOARGS, "Whether convolutions may be Winograd's."},
    {"_cpu_capability", cpu_capability, METH_NOARGS, "The kernels in use."},
    {"_cpu_multiplies_bfloat16", multiplies_bfloat16, METH_NOARGS, "Whether products of bfloat16 have an instruction."},
    {"_engine_version", engine_version, METH_NOARGS, "The engine's version."},
    {"_set_autocast", set_autocast, METH_VARARGS, "_set_autocast(dtype or None, cache): autocast of the calling thread."},
    {"clear_autocast_cache", clear_autocast_cache, METH_NOARGS, "Forgets the casts of parameters."},
    {"is_tensor", is_tensor, METH_O, "is_tensor(obj) -> bool"},
    {"_set_tensor_class", set_tensor_class, METH_O, "Sets the class of results."},
    {NULL, NULL, 0, NULL},
};
