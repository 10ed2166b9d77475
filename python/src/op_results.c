/* op_results.c: from the values an operator gives to Python objects, named tuples included. */
#include "sgpy.h"

PyObject *sgpy_number_from_value(const sg_value *v) {
  switch (v->tag) {
    case SG_TAG_BOOL: return PyBool_FromLong(v->as.i != 0);
    case SG_TAG_INT: return PyLong_FromLongLong(v->as.i);
    case SG_TAG_FLOAT: return PyFloat_FromDouble(v->as.f);
    case SG_TAG_COMPLEX: return PyComplex_FromDoubles(v->as.f, v->imaginary);
    default:
      PyErr_Format(PyExc_SystemError, "a number was expected, got a value with the tag %d", (int)v->tag);
      return NULL;
  }
}

/* One result. Takes the tensors over: they are cleared from the value. */
static PyObject *convert_one(sg_value *v) {
  switch (v->tag) {
    case SG_TAG_DEFAULT:
    case SG_TAG_NONE: Py_RETURN_NONE;
    case SG_TAG_TENSOR: {
      sg_tensor *handle = v->as.tensor;
      v->tag = SG_TAG_NONE;
      return sgpy_wrap(handle);
    }
    case SG_TAG_TENSORS: {
      PyObject *tuple = PyTuple_New((Py_ssize_t)v->count);
      for (int64_t i = 0; tuple != NULL && i < v->count; i++) {
        PyObject *item = sgpy_wrap_borrowed(v->as.tensors[i]);
        if (item == NULL) { Py_CLEAR(tuple); break; }
        PyTuple_SET_ITEM(tuple, i, item);
      }
      return tuple;
    }
    case SG_TAG_INTS: return sgpy_int_tuple(v->as.ints, v->count);
    case SG_TAG_FLOATS: {
      PyObject *tuple = PyTuple_New((Py_ssize_t)v->count);
      for (int64_t i = 0; tuple != NULL && i < v->count; i++) {
        PyObject *item = PyFloat_FromDouble(v->as.floats[i]);
        if (item == NULL) { Py_CLEAR(tuple); break; }
        PyTuple_SET_ITEM(tuple, i, item);
      }
      return tuple;
    }
    case SG_TAG_DTYPE: return Py_XNewRef(sgpy_dtype((int32_t)v->as.i));
    case SG_TAG_STRING: return PyUnicode_FromString(v->as.string);
    default: return sgpy_number_from_value(v);
  }
}

PyObject *sgpy_convert_results(const SgOverload *o, sg_value *results) {
  PyObject *out = NULL;
  if (o->style == SGPY_RETURN_NONE) {
    Py_RETURN_NONE;
  } else if (o->style == SGPY_RETURN_ONE) {
    out = convert_one(&results[0]);
  } else {
    out = o->result_type != NULL ? PyStructSequence_New(o->result_type) : PyTuple_New(o->n_results);
    for (int32_t i = 0; out != NULL && i < o->n_results; i++) {
      PyObject *item = convert_one(&results[i]);
      if (item == NULL) { Py_CLEAR(out); break; }
      if (o->result_type != NULL) PyStructSequence_SetItem(out, i, item);
      else PyTuple_SET_ITEM(out, i, item);
    }
  }
  sg_free_values(results, o->n_results);
  return out;
}

/* torch.return_types.max(\nvalues=...,\nindices=...) */
static PyObject *named_repr(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject *text = PyUnicode_FromFormat("%s(\n", type->tp_name);
  Py_ssize_t n = PyTuple_GET_SIZE(self);
  for (Py_ssize_t i = 0; text != NULL && i < n; i++)
    PyUnicode_AppendAndDel(&text, PyUnicode_FromFormat("%s=%R%s", type->tp_members[i].name, PyTuple_GET_ITEM(self, i),
                                                       i + 1 < n ? ",\n" : ")"));
  return text;
}

static PyObject *named_reduce(PyObject *self, PyObject *unused) {
  PyObject *list = PySequence_List(self);
  return list == NULL ? NULL : Py_BuildValue("(O(N))", (PyObject *)&PyTuple_Type, list);
}
static PyMethodDef reduce_method = {"__reduce__", named_reduce, METH_NOARGS, NULL};

static PyObject *return_types; /* name -> class */

PyObject *sgpy_return_type(const char *base) {
  return return_types == NULL ? NULL : PyDict_GetItemString(return_types, base);
}

/* "(Tensor values, Tensor indices)" -> a struct sequence; NULL without exception where the results have no names. */
PyTypeObject *sgpy_result_type(const char *base, const char *returns, int32_t n_results) {
  static PyStructSequence_Field fields[9];
  memset(fields, 0, sizeof fields);
  const char *at = returns;
  if (*at == '(') at++;
  for (int32_t i = 0; i < n_results; i++) {
    const char *end = at + strcspn(at, ",)");
    const char *name = end;
    while (name > at && (name[-1] == '_' || (name[-1] >= 'a' && name[-1] <= 'z') || (name[-1] >= 'A' && name[-1] <= 'Z') ||
                         (name[-1] >= '0' && name[-1] <= '9')))
      name--;
    if (name == at || name == end || name[-1] != ' ' || name - 1 == at) return NULL;
    char *copy = PyMem_Calloc((size_t)(end - name) + 1, 1); /* the type keeps it */
    if (copy == NULL) { PyErr_NoMemory(); return NULL; }
    memcpy(copy, name, (size_t)(end - name));
    fields[i].name = copy;
    at = end + (*end == ',' ? 1 : 0);
    while (*at == ' ') at++;
  }
  PyObject *full = PyUnicode_FromFormat("torch.return_types.%s", base);
  if (full == NULL) return NULL;
  const char *text = PyUnicode_AsUTF8(full); /* `full` is kept for the life of the type */
  PyStructSequence_Desc desc = {text, NULL, fields, n_results};
  PyTypeObject *type = PyStructSequence_NewType(&desc);
  if (type == NULL) return NULL;
  type->tp_repr = named_repr;
  PyObject *reduce = PyDescr_NewMethod(type, &reduce_method);
  PyObject *repr_name = PyUnicode_InternFromString("__repr__");
  if (reduce == NULL || repr_name == NULL || PyDict_SetItemString(type->tp_dict, "__reduce__", reduce) < 0) return NULL;
  Py_DECREF(reduce);
  Py_DECREF(repr_name);
  PyType_Modified(type);
  if (return_types == NULL && (return_types = PyDict_New()) == NULL) return NULL;
  if (PyDict_SetItemString(return_types, base, (PyObject *)type) < 0) return NULL;
  return type;
}
