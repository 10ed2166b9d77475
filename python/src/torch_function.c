/* torch_function.c: __torch_function__, by which other classes take over functions that get them as arguments. */
#include "sgpy.h"

PyObject *sgpy_disabled_torch_function;
static PyObject *name_torch_function;
static _Thread_local int disabled_depth;
static _Thread_local PyObject *mode_stack; /* a list, or NULL */

static Py_ssize_t active_modes(void) { return mode_stack == NULL ? 0 : PyList_GET_SIZE(mode_stack); }

/* The override of a type (borrowed), or NULL. Tensor's own default does not count. */
static PyObject *override_of(PyTypeObject *type) {
  PyObject *found = _PyType_Lookup(type, name_torch_function);
  if (found == NULL || found == sgpy_disabled_torch_function) return NULL;
  return found;
}

static bool overrides(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == sgpy_tensor_class || type == &PyLong_Type || type == &PyFloat_Type || type == &PyTuple_Type || type == &PyList_Type ||
      type == &PyUnicode_Type || o == Py_None)
    return false;
  return override_of(type) != NULL;
}

void sgpy_note_subclass(PyTypeObject *cls) {
  if (cls->tp_base == &SgTensorBase_Type) return; /* Tensor itself */
  if (override_of(cls) != NULL) sgpy_active_subclasses++;
}

/* Adds the types of `o`, or of its items, that override; subclasses come before their bases. */
static int collect(PyObject *o, PyObject *objects, bool deep) {
  if (deep && (PyTuple_Check(o) || PyList_Check(o))) {
    for (Py_ssize_t i = 0; i < Py_SIZE(o); i++)
      if (collect(PyTuple_Check(o) ? PyTuple_GET_ITEM(o, i) : PyList_GET_ITEM(o, i), objects, false) < 0) return -1;
    return 0;
  }
  if (!overrides(o)) return 0;
  Py_ssize_t at = PyList_GET_SIZE(objects);
  for (Py_ssize_t i = PyList_GET_SIZE(objects) - 1; i >= 0; i--) {
    PyTypeObject *other = Py_TYPE(PyList_GET_ITEM(objects, i));
    if (other == Py_TYPE(o)) return 0;
    if (PyType_IsSubtype(Py_TYPE(o), other)) at = i;
  }
  return PyList_Insert(objects, at, o);
}

/* Asks the innermost mode, then the objects in turn. The result, or NULL with an exception. */
static PyObject *ask(PyObject *func, PyObject *objects, PyObject *types, PyObject *positional, PyObject *keywords) {
  Py_ssize_t n_modes = active_modes();
  if (n_modes > 0) {
    PyObject *mode = Py_NewRef(PyList_GET_ITEM(mode_stack, n_modes - 1));
    if (PyList_SetSlice(mode_stack, n_modes - 1, n_modes, NULL) < 0) { Py_DECREF(mode); return NULL; }
    sgpy_active_subclasses--;
    PyObject *hook = PyObject_GetAttr(mode, name_torch_function);
    PyObject *answer = hook == NULL ? NULL : PyObject_CallFunctionObjArgs(hook, func, types, positional, keywords, NULL);
    Py_XDECREF(hook);
    sgpy_active_subclasses++;
    PyObject *type, *value, *trace;
    PyErr_Fetch(&type, &value, &trace);
    int failed = PyList_Append(mode_stack, mode);
    Py_DECREF(mode);
    if (failed < 0) { Py_XDECREF(type); Py_XDECREF(value); Py_XDECREF(trace); Py_XDECREF(answer); return NULL; }
    PyErr_Restore(type, value, trace);
    if (answer != Py_NotImplemented) return answer;
    Py_DECREF(answer);
  }
  Py_ssize_t n = PyList_GET_SIZE(objects);
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *hook = PyObject_GetAttr(PyList_GET_ITEM(objects, i), name_torch_function);
    if (hook == NULL) return NULL;
    PyObject *answer = PyObject_CallFunctionObjArgs(hook, func, types, positional, keywords, NULL);
    Py_DECREF(hook);
    if (answer != Py_NotImplemented) return answer; /* NULL: it raised */
    Py_DECREF(answer);
  }
  PyErr_Format(PyExc_TypeError, "no implementation found for %R on types that implement __torch_function__: %R", func, types);
  return NULL;
}

int sgpy_torch_function(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, bool all_types, PyObject **result) {
  *result = NULL;
  const Py_ssize_t n_modes = active_modes();
  if (disabled_depth > 0 && n_modes == 0) return 0;
  Py_ssize_t total = nargs + (kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames));
  bool any = n_modes > 0;
  for (Py_ssize_t i = 0; i < total && !any; i++) {
    any = overrides(args[i]);
    if (!any && (PyTuple_Check(args[i]) || PyList_Check(args[i])))
      for (Py_ssize_t k = 0; k < Py_SIZE(args[i]) && !any; k++)
        any = overrides(PyTuple_Check(args[i]) ? PyTuple_GET_ITEM(args[i], k) : PyList_GET_ITEM(args[i], k));
  }
  if (!any) return 0;
  PyObject *objects = PyList_New(0), *types = NULL, *positional = NULL, *keywords = NULL;
  if (objects == NULL) return 1;
  for (Py_ssize_t i = 0; i < total && disabled_depth == 0; i++)
    if (collect(args[i], objects, true) < 0) goto done;
  Py_ssize_t n = PyList_GET_SIZE(objects);
  types = PyTuple_New(n);
  positional = PyTuple_New(nargs);
  keywords = PyDict_New();
  if (types == NULL || positional == NULL || keywords == NULL) goto done;
  for (Py_ssize_t i = 0; i < n; i++) PyTuple_SET_ITEM(types, i, Py_NewRef((PyObject *)Py_TYPE(PyList_GET_ITEM(objects, i))));
  for (Py_ssize_t i = 0; i < nargs; i++) PyTuple_SET_ITEM(positional, i, Py_NewRef(args[i]));
  for (Py_ssize_t i = nargs; i < total; i++)
    if (PyDict_SetItem(keywords, PyTuple_GET_ITEM(kwnames, i - nargs), args[i]) < 0) goto done;
  *result = ask(func, objects, types, positional, keywords);
done:
  Py_XDECREF(objects);
  Py_XDECREF(types);
  Py_XDECREF(positional);
  Py_XDECREF(keywords);
  return 1;
}

static PyObject *disabled_call(PyObject *module, PyObject *args) {
  PyObject *func, *types, *positional = NULL, *keywords = NULL;
  if (!PyArg_ParseTuple(args, "OO|OO:_disabled_torch_function_impl", &func, &types, &positional, &keywords)) return NULL;
  PyObject *empty = positional == NULL || positional == Py_None ? PyTuple_New(0) : PySequence_Tuple(positional);
  if (empty == NULL) return NULL;
  disabled_depth++;
  PyObject *result = PyObject_Call(func, empty, keywords == Py_None ? NULL : keywords);
  disabled_depth--;
  Py_DECREF(empty);
  return result;
}

static PyObject *push_disabled(PyObject *module, PyObject *unused) { disabled_depth++; Py_RETURN_NONE; }
static PyObject *pop_disabled(PyObject *module, PyObject *unused) {
  if (disabled_depth > 0) disabled_depth--;
  Py_RETURN_NONE;
}
static PyObject *swap_disabled(PyObject *module, PyObject *depth) {
  int before = disabled_depth;
  long now = PyLong_AsLong(depth);
  if (now == -1 && PyErr_Occurred()) return NULL;
  disabled_depth = now < 0 ? 0 : (int)now;
  return PyLong_FromLong(before);
}
static PyObject *push_mode(PyObject *module, PyObject *mode) {
  if (mode_stack == NULL && (mode_stack = PyList_New(0)) == NULL) return NULL;
  if (PyList_Append(mode_stack, mode) < 0) return NULL;
  sgpy_active_subclasses++;
  Py_RETURN_NONE;
}
static PyObject *pop_mode(PyObject *module, PyObject *unused) {
  Py_ssize_t n = active_modes();
  if (n == 0) {
    PyErr_SetString(PyExc_RuntimeError, "_pop_torch_function_mode: no mode is active");
    return NULL;
  }
  PyObject *mode = Py_NewRef(PyList_GET_ITEM(mode_stack, n - 1));
  if (PyList_SetSlice(mode_stack, n - 1, n, NULL) < 0) { Py_DECREF(mode); return NULL; }
  sgpy_active_subclasses--;
  return mode;
}
static PyObject *count_modes(PyObject *module, PyObject *unused) { return PyLong_FromSsize_t(active_modes()); }
static PyObject *get_mode(PyObject *module, PyObject *index) {
  Py_ssize_t n = active_modes(), i = PyLong_AsSsize_t(index);
  if (i == -1 && PyErr_Occurred()) return NULL;
  if (i < 0) i += n;
  if (i < 0 || i >= n) {
    PyErr_Format(PyExc_IndexError, "_get_function_mode: %zd modes are active, got index %zd", n, i);
    return NULL;
  }
  return Py_NewRef(PyList_GET_ITEM(mode_stack, i));
}

/* _handle_torch_function(func, relevant, args, kwargs) */
static PyObject *handle(PyObject *module, PyObject *args) {
  PyObject *func, *relevant, *positional, *keywords;
  if (!PyArg_ParseTuple(args, "OO!O!O!:_handle_torch_function", &func, &PyTuple_Type, &relevant, &PyTuple_Type, &positional,
                        &PyDict_Type, &keywords))
    return NULL;
  PyObject *objects = PyList_New(0), *types = NULL, *result = NULL;
  if (objects == NULL) return NULL;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(relevant) && disabled_depth == 0; i++)
    if (collect(PyTuple_GET_ITEM(relevant, i), objects, true) < 0) goto done;
  Py_ssize_t n = PyList_GET_SIZE(objects);
  if ((types = PyTuple_New(n)) == NULL) goto done;
  for (Py_ssize_t i = 0; i < n; i++) PyTuple_SET_ITEM(types, i, Py_NewRef((PyObject *)Py_TYPE(PyList_GET_ITEM(objects, i))));
  result = ask(func, objects, types, positional, keywords);
done:
  Py_DECREF(objects);
  Py_XDECREF(types);
  return result;
}

static PyObject *enabled(PyObject *module, PyObject *unused) { return PyBool_FromLong(disabled_depth == 0); }

static PyObject *has_override(PyObject *module, PyObject *sequence) {
  PyObject *items = PySequence_Fast(sequence, "has_torch_function: a sequence was expected");
  if (items == NULL) return NULL;
  bool any = active_modes() > 0;
  for (Py_ssize_t i = 0; disabled_depth == 0 && i < PySequence_Fast_GET_SIZE(items); i++)
    any = any || overrides(PySequence_Fast_GET_ITEM(items, i));
  Py_DECREF(items);
  return PyBool_FromLong(any);
}

/* ---------------------------------------------------------------- random operators under vmap */

PyObject *sgpy_random_hook; /* called as hook(operator, args, kwargs) by operators that draw random numbers; NULL: none */
static _Thread_local bool in_random_hook;

int sgpy_call_random_hook(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, PyObject **result) {
  *result = NULL;
  if (in_random_hook) return 0;
  PyObject *positional = PyTuple_New(nargs), *keywords = PyDict_New(), *answer = NULL;
  if (positional == NULL || keywords == NULL) goto done;
  for (Py_ssize_t i = 0; i < nargs; i++) PyTuple_SET_ITEM(positional, i, Py_NewRef(args[i]));
  for (Py_ssize_t i = 0; kwnames != NULL && i < PyTuple_GET_SIZE(kwnames); i++)
    if (PyDict_SetItem(keywords, PyTuple_GET_ITEM(kwnames, i), args[nargs + i]) < 0) goto done;
  PyObject *hook = Py_NewRef(sgpy_random_hook);
  in_random_hook = true;
  answer = PyObject_CallFunctionObjArgs(hook, func, positional, keywords, NULL);
  in_random_hook = false;
  Py_DECREF(hook);
done:
  Py_XDECREF(positional);
  Py_XDECREF(keywords);
  if (answer == Py_NotImplemented) {
    Py_DECREF(answer);
    return 0;
  }
  *result = answer;
  return 1;
}

static PyObject *set_random_hook(PyObject *module, PyObject *hook) {
  PyObject *before = sgpy_random_hook == NULL ? Py_NewRef(Py_None) : sgpy_random_hook;
  sgpy_random_hook = hook == Py_None ? NULL : Py_NewRef(hook);
  return before;
}

static PyMethodDef disabled_method = {"_disabled_torch_function_impl", disabled_call, METH_VARARGS,
                                      "The __torch_function__ of classes that want plain tensors as results."};
static PyMethodDef functions[] = {
    {"_push_disable_torch_function", push_disabled, METH_NOARGS, NULL},
    {"_pop_disable_torch_function", pop_disabled, METH_NOARGS, NULL},
    {"_swap_disable_torch_function", swap_disabled, METH_O, NULL},
    {"_push_torch_function_mode", push_mode, METH_O, "Makes a mode the innermost one."},
    {"_pop_torch_function_mode", pop_mode, METH_NOARGS, "Takes the innermost mode off and gives it."},
    {"_len_torch_function_stack", count_modes, METH_NOARGS, "How many modes are active."},
    {"_get_function_mode", get_mode, METH_O, "An active mode."},
    {"_handle_torch_function", handle, METH_VARARGS, "_handle_torch_function(func, relevant, args, kwargs)"},
    {"_is_torch_function_enabled", enabled, METH_NOARGS, NULL},
    {"_has_torch_function", has_override, METH_O, "True if an item's class defines __torch_function__."},
    {"_set_random_hook", set_random_hook, METH_O,
     "Has hook(operator, args, kwargs) called by operators that draw random numbers, None ends it; returns the hook before."},
    {NULL, NULL, 0, NULL},
};

int sgpy_init_torch_function(PyObject *module) {
  name_torch_function = PyUnicode_InternFromString("__torch_function__");
  sgpy_disabled_torch_function = PyCFunction_New(&disabled_method, NULL);
  if (name_torch_function == NULL || sgpy_disabled_torch_function == NULL) return -1;
  if (PyModule_AddFunctions(module, functions) < 0) return -1;
  return PyModule_AddObjectRef(module, "_disabled_torch_function_impl", sgpy_disabled_torch_function);
}
