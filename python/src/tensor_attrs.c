/* tensor_attrs.c: attributes of tensors. */
#include "sgpy.h"

#define GETTER(name) static PyObject *name(PyObject *self, void *closure)
#define DESCRIBE \
  sg_tensor_info info; \
  if (sgpy_describe(self, &info) < 0) return NULL
#define HANDLE \
  sg_tensor *h = sgpy_handle(self); \
  if (h == NULL) return NULL

GETTER(get_shape) { DESCRIBE; return sgpy_size(info.sizes, info.ndim); }
GETTER(get_ndim) { DESCRIBE; return PyLong_FromLong(info.ndim); }
GETTER(get_dtype) { DESCRIBE; return Py_XNewRef(sgpy_dtype(info.dtype)); }
GETTER(get_device) { HANDLE; return sgpy_cpu_device(); }
GETTER(get_layout) { HANDLE; return sgpy_strided_layout(); }
GETTER(get_true) { HANDLE; Py_RETURN_TRUE; }
GETTER(get_false) { HANDLE; Py_RETURN_FALSE; }
GETTER(get_none) { HANDLE; Py_RETURN_NONE; }
GETTER(get_requires_grad) { DESCRIBE; return PyBool_FromLong(info.flags & SG_FLAG_REQUIRES_GRAD); }
GETTER(get_is_leaf) { DESCRIBE; return PyBool_FromLong(info.flags & SG_FLAG_LEAF); }
GETTER(get_retains_grad) { DESCRIBE; return PyBool_FromLong(info.flags & SG_FLAG_RETAINS_GRAD); }
GETTER(get_output_nr) { DESCRIBE; return PyLong_FromLong(info.output_nr); }
GETTER(get_version) { DESCRIBE; return PyLong_FromLongLong(info.version); }
GETTER(get_itemsize) { DESCRIBE; return PyLong_FromSize_t(sg_dtype_size(info.dtype)); }
GETTER(get_nbytes) { DESCRIBE; return PyLong_FromLongLong(info.numel * (int64_t)sg_dtype_size(info.dtype)); }

static int set_requires_grad(PyObject *self, PyObject *value, void *closure) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return -1;
  if (value == NULL || !PyBool_Check(value)) {
    PyErr_SetString(PyExc_RuntimeError, "requires_grad must be a bool");
    return -1;
  }
  sg_status s = sg_tensor_set_requires_grad(h, value == Py_True);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 0;
}

GETTER(get_grad) {
  HANDLE;
  sg_tensor *grad = NULL;
  sg_status s = sg_tensor_grad(h, &grad);
  if (s != SG_OK) return sgpy_raise(s);
  if (grad == NULL) {
    DESCRIBE;
    if (!(info.flags & (SG_FLAG_LEAF | SG_FLAG_RETAINS_GRAD)) &&
        PyErr_WarnEx(PyExc_UserWarning,
                     "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated "
                     "during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use "
                     ".retain_grad() on the non-leaf Tensor.", 1) < 0)
      return NULL;
  }
  return sgpy_wrap(grad);
}

static int set_grad(PyObject *self, PyObject *value, void *closure) {
  sg_tensor *h = sgpy_handle(self), *grad = NULL;
  if (h == NULL) return -1;
  if (value != NULL && value != Py_None) {
    if (!sgpy_is_tensor(value)) {
      PyErr_Format(PyExc_TypeError, "assigned grad expected to be a Tensor or None but got grad of type %s", Py_TYPE(value)->tp_name);
      return -1;
    }
    if (value == self) {
      PyErr_SetString(PyExc_RuntimeError, "can't assign Tensor as its own grad");
      return -1;
    }
    if ((grad = sgpy_handle(value)) == NULL) return -1;
  }
  sg_status s = sg_tensor_set_grad(h, grad);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  return 0;
}

GETTER(get_data) {
  HANDLE;
  sg_tensor *out = NULL;
  sg_status s = sg_tensor_data(h, &out);
  if (s != SG_OK) return sgpy_raise(s);
  return sgpy_wrap(out);
}

static int set_data(PyObject *self, PyObject *value, void *closure) {
  sg_tensor *h = sgpy_handle(self);
  if (h == NULL) return -1;
  if (value == NULL) {
    PyErr_SetString(PyExc_RuntimeError, "Deleting tensor data is not allowed. Delete tensor instead!");
    return -1;
  }
  if (!sgpy_is_tensor(value)) {
    PyErr_Format(PyExc_TypeError, "Variable data has to be a tensor, but got %s", Py_TYPE(value)->tp_name);
    return -1;
  }
  sg_tensor *source = sgpy_handle(value);
  if (source == NULL) return -1;
  sg_status s = sg_tensor_set_data(h, source);
  if (s != SG_OK) { sgpy_raise(s); return -1; }
  ((SgTensor *)self)->numel_hint = -1;
  return 0;
}

GETTER(get_grad_fn) {
  HANDLE;
  sg_node *node = NULL;
  sg_status s = sg_tensor_grad_fn(h, &node);
  return s == SG_OK ? sgpy_wrap_node(node) : sgpy_raise(s);
}

GETTER(get_base) {
  HANDLE;
  sg_tensor *base = NULL;
  sg_status s = sg_tensor_base(h, &base);
  return s == SG_OK ? sgpy_wrap(base) : sgpy_raise(s);
}

static PyObject *transposed(PyObject *self, bool matrix) {
  DESCRIBE;
  if (info.ndim == 0 && !matrix) return Py_NewRef(self);
  if (matrix && info.ndim < 2) {
    PyErr_Format(PyExc_RuntimeError, "tensor.mT is only supported on matrices or batches of matrices. Got %d-D tensor.", (int)info.ndim);
    return NULL;
  }
  PyObject *dims = PyTuple_New(info.ndim);
  for (int32_t i = 0; dims != NULL && i < info.ndim; i++) {
    int32_t from = info.ndim - 1 - i;
    if (matrix) from = i < info.ndim - 2 ? i : i == info.ndim - 2 ? info.ndim - 1 : info.ndim - 2;
    PyObject *item = PyLong_FromLong(from);
    if (item == NULL) { Py_CLEAR(dims); break; }
    PyTuple_SET_ITEM(dims, i, item);
  }
  if (dims == NULL) return NULL;
  PyObject *args[2] = {self, dims};
  PyObject *result = sgpy_call_op("permute", args, 2);
  Py_DECREF(dims);
  return result;
}
GETTER(get_T) {
  DESCRIBE;
  if (info.ndim != 2 && info.ndim != 0 &&
      PyErr_WarnEx(PyExc_UserWarning,
                   "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a "
                   "future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to "
                   "reverse the dimensions of a tensor.", 1) < 0)
    return NULL;
  return transposed(self, false);
}
GETTER(get_mT) { return transposed(self, true); }
GETTER(get_H) {
  DESCRIBE;
  if (info.ndim != 2 && info.ndim != 0) {
    PyErr_Format(PyExc_RuntimeError, "tensor.H is only supported on matrices (2-D tensors). Got %d-D tensor.", (int)info.ndim);
    return NULL;
  }
  return sgpy_dtype_is_complex(info.dtype) && info.ndim == 2 ? sgpy_call_op("adjoint", &self, 1) : transposed(self, false);
}
GETTER(get_mH) {
  DESCRIBE;
  return sgpy_dtype_is_complex(info.dtype) && info.ndim >= 2 ? sgpy_call_op("adjoint", &self, 1) : transposed(self, true);
}

#define DOC_FALSE "False: tensors are dense and live on the CPU."
PyGetSetDef sgpy_tensor_getset[] = {
    {"shape", get_shape, NULL, "The size of each dimension, a torch.Size.", NULL},
    {"ndim", get_ndim, NULL, "The number of dimensions.", NULL},
    {"dtype", get_dtype, NULL, "The type of the elements.", NULL},
    {"device", get_device, NULL, "Where the tensor is: the CPU.", NULL},
    {"layout", get_layout, NULL, "torch.strided.", NULL},
    {"requires_grad", get_requires_grad, set_requires_grad, "True if gradients are to be computed for this tensor.", NULL},
    {"grad", get_grad, set_grad, "The accumulated gradient, or None.", NULL},
    {"_grad", get_grad, set_grad, NULL, NULL},
    {"data", get_data, set_data, "The same memory, unknown to autograd.", NULL},
    {"grad_fn", get_grad_fn, NULL, "The node of the graph that made this tensor, or None.", NULL},
    {"is_leaf", get_is_leaf, NULL, "True if no recorded operation made this tensor.", NULL},
    {"retains_grad", get_retains_grad, NULL, "True if this non-leaf keeps its gradient.", NULL},
    {"output_nr", get_output_nr, NULL, "Which output of grad_fn this tensor is.", NULL},
    {"_version", get_version, NULL, "How often the memory was modified in place.", NULL},
    {"_base", get_base, NULL, "The tensor this one is a view of, or None.", NULL},
    {"itemsize", get_itemsize, NULL, "Bytes of an element.", NULL},
    {"nbytes", get_nbytes, NULL, "Bytes of all elements.", NULL},
    {"T", get_T, NULL, "The tensor with its dimensions reversed.", NULL},
    {"mT", get_mT, NULL, "The tensor with its last two dimensions swapped.", NULL},
    {"H", get_H, NULL, "The (conjugate) transpose of a matrix.", NULL},
    {"mH", get_mH, NULL, "The (conjugate) transpose of the last two dimensions.", NULL},
    {"is_cpu", get_true, NULL, "True.", NULL},
    {"is_cuda", get_false, NULL, DOC_FALSE, NULL},
    {"is_mps", get_false, NULL, DOC_FALSE, NULL},
    {"is_xpu", get_false, NULL, DOC_FALSE, NULL},
    {"is_xla", get_false, NULL, DOC_FALSE, NULL},
    {"is_ipu", get_false, NULL, DOC_FALSE, NULL},
    {"is_hpu", get_false, NULL, DOC_FALSE, NULL},
    {"is_mtia", get_false, NULL, DOC_FALSE, NULL},
    {"is_maia", get_false, NULL, DOC_FALSE, NULL},
    {"is_vulkan", get_false, NULL, DOC_FALSE, NULL},
    {"is_meta", get_false, NULL, DOC_FALSE, NULL},
    {"is_sparse", get_false, NULL, DOC_FALSE, NULL},
    {"is_sparse_csr", get_false, NULL, DOC_FALSE, NULL},
    {"is_mkldnn", get_false, NULL, DOC_FALSE, NULL},
    {"is_quantized", get_false, NULL, DOC_FALSE, NULL},
    {"is_nested", get_false, NULL, DOC_FALSE, NULL},
    {"name", get_none, NULL, "None.", NULL},
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
