/* module_base.c: what calling an nn.Module and reading its attributes costs, in C.
 *
 * Parameters, buffers and submodules lie in tables beside a module's own attributes.  A `__getattr__` in Python is asked only after
 * an AttributeError was made and thrown away; the base class here looks into the tables itself.  It has no fields of its own, so that
 * modules go with any other base class.
 */
#include "sgpy.h"

static PyObject *name_tables[3], *name_getattr, *name_getattribute, *name_forward, *name_call_impl, *name_call_failed, *name_init_subclass;
enum { N_HOOKS = 4, MOST_GLOBAL_HOOKS = 8 };
static PyObject *name_hooks[N_HOOKS];
static PyObject *global_hooks[MOST_GLOBAL_HOOKS]; /* tables that live as long as the package */
static int n_global_hooks;
static PyObject *own_getattr; /* the descriptor of `__getattr__` below */
static PyTypeObject *module_base;

/* A new reference to the entry in one of the tables, or NULL, without an exception where there is none. */
static PyObject *find_in_tables(PyObject *dict, PyObject *name) {
  for (int i = 0; i < 3; i++) {
    PyObject *table = PyDict_GetItemWithError(dict, name_tables[i]);
    if (table == NULL) {
      if (PyErr_Occurred()) return NULL;
      continue;
    }
    if (PyDict_Check(table)) {
      PyObject *found = PyDict_GetItemWithError(table, name);
      if (found != NULL) return Py_NewRef(found);
      if (PyErr_Occurred()) return NULL;
    } else {
      int there = PySequence_Contains(table, name);
      if (there < 0) return NULL;
      if (there) return PyObject_GetItem(table, name);
    }
  }
  return NULL;
}

static PyObject *no_attribute(PyObject *self, PyObject *name) {
  PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute '%U'", _PyType_Name(Py_TYPE(self)), name);
  return NULL;
}

static PyObject *base_getattr(PyObject *self, PyObject *name) {
  if (!PyUnicode_Check(name)) {
    PyErr_Format(PyExc_TypeError, "attribute name must be string, not '%.200s'", Py_TYPE(name)->tp_name);
    return NULL;
  }
  PyObject *dict = PyObject_GenericGetDict(self, NULL);
  if (dict == NULL) return NULL;
  PyObject *found = find_in_tables(dict, name);
  Py_DECREF(dict);
  if (found != NULL || PyErr_Occurred()) return found;
  return no_attribute(self, name);
}

static PyObject *base_getattro(PyObject *self, PyObject *name) {
  PyObject *found;
  if (PyUnicode_Check(name) && _PyType_Lookup(Py_TYPE(self), name) == NULL) {
    PyObject *dict = PyObject_GenericGetDict(self, NULL);
    if (dict == NULL) return NULL;
    found = PyDict_GetItemWithError(dict, name);
    if (found != NULL) Py_INCREF(found);
    else if (!PyErr_Occurred()) found = find_in_tables(dict, name);
    Py_DECREF(dict);
    if (found != NULL || PyErr_Occurred()) return found;
    return no_attribute(self, name);
  }
  found = PyObject_GenericGetAttr(self, name);
  if (found != NULL || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
  PyErr_Clear(); /* a property that raised */
  return base_getattr(self, name);
}

/* Called for each subclass: Python gave it a slot that looks for `__getattr__` first; where that is ours, there is a shorter way.
 * Setting `__getattr__` or `__getattribute__` on the class later gives it Python's slot again. */
static PyObject *base_init_subclass(PyObject *cls, PyObject *args, PyObject *kwargs) {
  PyObject *next = PyObject_CallFunctionObjArgs((PyObject *)&PySuper_Type, (PyObject *)module_base, cls, NULL);
  PyObject *method = next == NULL ? NULL : PyObject_GetAttr(next, name_init_subclass);
  PyObject *result = method == NULL ? NULL : PyObject_Call(method, args, kwargs);
  Py_XDECREF(next);
  Py_XDECREF(method);
  if (result == NULL) return NULL;
  PyTypeObject *type = (PyTypeObject *)cls;
  if (_PyType_Lookup(type, name_getattr) == own_getattr &&
      _PyType_Lookup(type, name_getattribute) == _PyType_Lookup(module_base, name_getattribute))
    type->tp_getattro = base_getattro;
  return result;
}

/* ---------------------------------------------------------------- calls */

static bool has_hooks(PyObject *dict) {
  for (int i = 0; i < n_global_hooks; i++)
    if (PyDict_GET_SIZE(global_hooks[i]) > 0) return true;
  for (int i = 0; i < N_HOOKS; i++) {
    PyObject *table = PyDict_GetItemWithError(dict, name_hooks[i]);
    if (table == NULL || !PyDict_Check(table) || PyDict_GET_SIZE(table) > 0) return true; /* Python sorts it out */
  }
  return false;
}

/* forward(self, *args, **kwargs), as an attribute of the object where it has one. */
static PyObject *call_forward(PyObject *self, PyObject *dict, PyObject *args, PyObject *kwargs) {
  PyObject *forward = _PyType_Lookup(Py_TYPE(self), name_forward);
  enum { MOST = 8 };
  Py_ssize_t n = PyTuple_GET_SIZE(args);
  if (forward != NULL && PyFunction_Check(forward) && n < MOST && PyDict_GetItemWithError(dict, name_forward) == NULL && !PyErr_Occurred()) {
    PyObject *stack[MOST + 1];
    stack[0] = self;
    for (Py_ssize_t i = 0; i < n; i++) stack[i + 1] = PyTuple_GET_ITEM(args, i);
    Py_INCREF(forward);
    PyObject *result = PyObject_VectorcallDict(forward, stack, (size_t)n + 1, kwargs);
    Py_DECREF(forward);
    return result;
  }
  if (PyErr_Occurred()) return NULL;
  PyObject *bound = PyObject_GetAttr(self, name_forward);
  PyObject *result = bound == NULL ? NULL : PyObject_Call(bound, args, kwargs);
  Py_XDECREF(bound);
  return result;
}

static bool is_explained(void) {
  return PyErr_ExceptionMatches(PyExc_TypeError) || PyErr_ExceptionMatches(PyExc_AttributeError) ||
         PyErr_ExceptionMatches(PyExc_RuntimeError) || PyErr_ExceptionMatches(PyExc_ValueError) || PyErr_ExceptionMatches(PyExc_IndexError);
}

/* Asks `_call_failed(error, args, kwargs)`: None leaves the error as it is, a pair are the arguments to call again with. */
static PyObject *after_failure(PyObject *self, PyObject *args, PyObject *kwargs) {
  PyObject *type, *error, *trace;
  PyErr_Fetch(&type, &error, &trace);
  PyErr_NormalizeException(&type, &error, &trace);
  if (trace != NULL) PyException_SetTraceback(error, trace);
  PyObject *given = kwargs == NULL ? PyDict_New() : Py_NewRef(kwargs);
  PyObject *answer = given == NULL ? NULL : PyObject_CallMethodObjArgs(self, name_call_failed, error, args, given, NULL);
  Py_XDECREF(given);
  if (answer == NULL) {
    Py_XDECREF(type);
    Py_XDECREF(error);
    Py_XDECREF(trace);
    return NULL;
  }
  if (PyTuple_Check(answer) && PyTuple_GET_SIZE(answer) == 2) {
    Py_XDECREF(type);
    Py_XDECREF(error);
    Py_XDECREF(trace);
    PyObject *again = PyObject_GetAttr(self, name_call_impl);
    PyObject *result = again == NULL ? NULL : PyObject_Call(again, PyTuple_GET_ITEM(answer, 0), PyTuple_GET_ITEM(answer, 1));
    Py_XDECREF(again);
    Py_DECREF(answer);
    return result;
  }
  Py_DECREF(answer);
  PyErr_Restore(type, error, trace);
  return NULL;
}

static PyObject *base_call(PyObject *self, PyObject *args, PyObject *kwargs) {
  PyObject *dict = PyObject_GenericGetDict(self, NULL);
  if (dict == NULL) return NULL;
  PyObject *result = NULL;
  if (has_hooks(dict)) {
    PyObject *call = PyErr_Occurred() ? NULL : PyObject_GetAttr(self, name_call_impl);
    if (call != NULL) result = PyObject_Call(call, args, kwargs);
    Py_XDECREF(call);
  } else {
    result = call_forward(self, dict, args, kwargs);
    if (result == NULL && is_explained()) result = after_failure(self, args, kwargs);
  }
  Py_DECREF(dict);
  return result;
}

/* ---------------------------------------------------------------- the type */

static PyMethodDef base_methods[] = {
    {"__getattr__", base_getattr, METH_O, "An entry of the tables of parameters, buffers and submodules."},
    {"__init_subclass__", SGPY_METHOD(base_init_subclass), METH_CLASS | METH_VARARGS | METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};

/* A heap type, so that it has no `__new__` of its own: that of another base class, later in the order, is to be found. */
static PyType_Slot base_slots[] = {
    {Py_tp_doc, "Calls and attributes of nn.Module."},
    {Py_tp_getattro, base_getattro},
    {Py_tp_call, base_call},
    {Py_tp_methods, base_methods},
    {0, NULL},
};
static PyType_Spec base_spec = {"torch._C._ModuleBase", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, base_slots};

/* Tables of hooks of all modules: a call that finds one filled goes through `_call_impl`. */
static PyObject *watch_hooks(PyObject *module, PyObject *table) {
  if (!PyDict_Check(table) || n_global_hooks == MOST_GLOBAL_HOOKS) {
    PyErr_SetString(PyExc_TypeError, "_watch_module_hooks: at most 8 dictionaries can be watched");
    return NULL;
  }
  global_hooks[n_global_hooks++] = Py_NewRef(table);
  Py_RETURN_NONE;
}
static PyMethodDef functions[] = {
    {"_watch_module_hooks", watch_hooks, METH_O, "Notes a table of hooks that every module has to look at."},
    {NULL, NULL, 0, NULL},
};

int sgpy_init_module_base(PyObject *module) {
  static const char *const tables[] = {"_parameters", "_buffers", "_modules"};
  static const char *const hooks[] = {"_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks"};
  struct { PyObject **at; const char *text; } names[] = {
      {&name_getattr, "__getattr__"}, {&name_getattribute, "__getattribute__"}, {&name_forward, "forward"},
      {&name_call_impl, "_call_impl"}, {&name_call_failed, "_call_failed"}, {&name_init_subclass, "__init_subclass__"}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if ((*names[i].at = PyUnicode_InternFromString(names[i].text)) == NULL) return -1;
  for (int i = 0; i < 3; i++)
    if ((name_tables[i] = PyUnicode_InternFromString(tables[i])) == NULL) return -1;
  for (int i = 0; i < N_HOOKS; i++)
    if ((name_hooks[i] = PyUnicode_InternFromString(hooks[i])) == NULL) return -1;
  module_base = (PyTypeObject *)PyType_FromSpec(&base_spec);
  if (module_base == NULL || PyModule_AddFunctions(module, functions) < 0) return -1;
  own_getattr = PyDict_GetItemWithError(module_base->tp_dict, name_getattr);
  if (own_getattr == NULL) return -1;
  return PyModule_AddObjectRef(module, "_ModuleBase", (PyObject *)module_base);
}
