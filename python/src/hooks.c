/* hooks.c: Python callables that run when gradients of tensors are ready. */
#include "sgpy.h"

static int32_t call_tensor_hook(void *context, sg_tensor *grad, sg_tensor **replacement) {
  if (!sgpy_alive()) return 0;
  PyGILState_STATE gil = PyGILState_Ensure();
  int32_t status = -1;
  PyObject *hook = Py_NewRef((PyObject *)context);
  PyObject *argument = sgpy_wrap_borrowed(grad);
  PyObject *answer = argument == NULL ? NULL : PyObject_CallOneArg(hook, argument);
  if (answer == Py_None) {
    status = 0;
  } else if (answer != NULL && sgpy_is_tensor(answer)) {
    sg_tensor *h = sgpy_handle(answer);
    if (h != NULL) {
      sg_retain(h);
      *replacement = h;
      status = 0;
    }
  } else if (answer != NULL) {
    PyErr_Format(PyExc_RuntimeError, "a tensor hook must return None or a Tensor, got %s", Py_TYPE(answer)->tp_name);
  }
  Py_XDECREF(answer);
  Py_XDECREF(argument);
  Py_DECREF(hook);
  if (status != 0) sgpy_stash_error();
  PyGILState_Release(gil);
  return status;
}

static int32_t call_post_accumulate_hook(void *context, sg_tensor *leaf, sg_tensor **replacement) {
  if (!sgpy_alive()) return 0;
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *hook = Py_NewRef((PyObject *)context);
  PyObject *argument = sgpy_wrap_borrowed(leaf);
  PyObject *answer = argument == NULL ? NULL : PyObject_CallOneArg(hook, argument);
  int32_t status = 0;
  if (answer == NULL) status = -1;
  else if (answer != Py_None) {
    PyErr_SetString(PyExc_RuntimeError, "hooks that run after accumulation should return None");
    status = -1;
  }
  Py_XDECREF(answer);
  Py_XDECREF(argument);
  Py_DECREF(hook);
  if (status != 0) sgpy_stash_error();
  PyGILState_Release(gil);
  return status;
}

static PyObject *add_hook(PyObject *module, PyObject *args) {
  PyObject *tensor, *hook;
  int post;
  if (!PyArg_ParseTuple(args, "OOp:_add_tensor_hook", &tensor, &hook, &post)) return NULL;
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "_add_tensor_hook: a tensor was expected, got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor *h = sgpy_handle(tensor);
  if (h == NULL) return NULL;
  uint64_t id = 0;
  Py_INCREF(hook);
  sg_status s = sg_tensor_add_hook(h, post != 0, post ? call_post_accumulate_hook : call_tensor_hook, hook, sgpy_release_object, &id);
  if (s != SG_OK) {
    Py_DECREF(hook);
    return sgpy_raise(s);
  }
  return PyLong_FromUnsignedLongLong(id);
}

static PyObject *remove_hook(PyObject *module, PyObject *args) {
  PyObject *tensor;
  unsigned long long id;
  if (!PyArg_ParseTuple(args, "OK:_remove_tensor_hook", &tensor, &id)) return NULL;
  if (!sgpy_is_tensor(tensor)) {
    PyErr_Format(PyExc_TypeError, "_remove_tensor_hook: a tensor was expected, got %s", Py_TYPE(tensor)->tp_name);
    return NULL;
  }
  sg_tensor *h = sgpy_handle(tensor);
  if (h == NULL) return NULL;
  sg_status s = sg_tensor_remove_hook(h, id);
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

PyMethodDef sgpy_hook_functions[] = {
    {"_add_tensor_hook", add_hook, METH_VARARGS, "_add_tensor_hook(tensor, hook, post_accumulate) -> id"},
    {"_remove_tensor_hook", remove_hook, METH_VARARGS, "_remove_tensor_hook(tensor, id)"},
    {NULL, NULL, 0, NULL},
};
