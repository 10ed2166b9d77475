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

/* ---------------------------------------------------------------- hooks on saved tensors */

static int32_t pack(void *context, sg_tensor *tensor, void **packed) {
  if (!sgpy_alive()) return -1;
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *argument = sgpy_wrap_borrowed(tensor);
  PyObject *answer = argument == NULL ? NULL : PyObject_CallOneArg(PyTuple_GET_ITEM((PyObject *)context, 0), argument);
  Py_XDECREF(argument);
  if (answer == NULL) sgpy_stash_error();
  *packed = answer;
  PyGILState_Release(gil);
  return answer == NULL ? -1 : 0;
}

static int32_t unpack(void *context, void *packed, sg_tensor **tensor) {
  if (!sgpy_alive()) return -1;
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *answer = PyObject_CallOneArg(PyTuple_GET_ITEM((PyObject *)context, 1), (PyObject *)packed);
  if (answer != NULL && !sgpy_is_tensor(answer)) {
    PyErr_Format(PyExc_TypeError, "Output of saved tensor unpack_hook expected to be a Tensor but got result of type %s",
                 Py_TYPE(answer)->tp_name);
    Py_CLEAR(answer);
  }
  sg_tensor *h = answer == NULL ? NULL : sgpy_handle(answer);
  if (h != NULL) sg_retain(h);
  else sgpy_stash_error();
  *tensor = h;
  Py_XDECREF(answer);
  PyGILState_Release(gil);
  return h == NULL ? -1 : 0;
}

static PyObject *push_saved_hooks(PyObject *module, PyObject *args) {
  PyObject *pair[2];
  if (!PyArg_ParseTuple(args, "OO:_push_saved_tensors_hooks", &pair[0], &pair[1])) return NULL;
  if (!PyCallable_Check(pair[0]) || !PyCallable_Check(pair[1])) {
    PyErr_SetString(PyExc_TypeError, "saved_tensors_hooks: two functions are required");
    return NULL;
  }
  Py_INCREF(args);
  sg_status s = sg_push_saved_tensor_hooks(pack, unpack, args, sgpy_release_object);
  if (s != SG_OK) {
    Py_DECREF(args);
    return sgpy_raise(s);
  }
  Py_RETURN_NONE;
}

static PyObject *pop_saved_hooks(PyObject *module, PyObject *unused) {
  sg_status s = sg_pop_saved_tensor_hooks();
  if (s != SG_OK) return sgpy_raise(s);
  Py_RETURN_NONE;
}

PyMethodDef sgpy_hook_functions[] = {
    {"_push_saved_tensors_hooks", push_saved_hooks, METH_VARARGS, "_push_saved_tensors_hooks(pack, unpack)"},
    {"_pop_saved_tensors_hooks", pop_saved_hooks, METH_NOARGS, "Takes the innermost hooks on saved tensors off."},
    {"_add_tensor_hook", add_hook, METH_VARARGS, "_add_tensor_hook(tensor, hook, post_accumulate) -> id"},
    {"_remove_tensor_hook", remove_hook, METH_VARARGS, "_remove_tensor_hook(tensor, id)"},
    {NULL, NULL, 0, NULL},
};
