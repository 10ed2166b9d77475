/* errors.c: from sg_status to Python exceptions. */
#include "sgpy.h"

PyObject *sgpy_LinAlgError;
PyObject *sgpy_OutOfMemoryError;

static PyObject *stashed_type, *stashed_value, *stashed_traceback;

void sgpy_stash_error(void) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (type == NULL) return;
  Py_XSETREF(stashed_type, type);
  Py_XSETREF(stashed_value, value);
  Py_XSETREF(stashed_traceback, traceback);
}

PyObject *sgpy_raise(sg_status status) {
  PyObject *type;
  switch (status) {
    case SG_TYPE_ERROR: type = PyExc_TypeError; break;
    case SG_VALUE_ERROR: type = PyExc_ValueError; break;
    case SG_INDEX_ERROR: type = PyExc_IndexError; break;
    case SG_KEY_ERROR: type = PyExc_KeyError; break;
    case SG_NOT_IMPLEMENTED: type = PyExc_NotImplementedError; break;
    case SG_MEMORY_ERROR: type = sgpy_OutOfMemoryError; break;
    case SG_LINALG_ERROR: type = sgpy_LinAlgError; break;
    case SG_CALLBACK_ERROR:
      if (PyErr_Occurred()) return NULL;
      if (stashed_type != NULL) {
        PyErr_Restore(stashed_type, stashed_value, stashed_traceback);
        stashed_type = stashed_value = stashed_traceback = NULL;
        return NULL;
      }
      type = PyExc_RuntimeError;
      break;
    default: type = PyExc_RuntimeError; break;
  }
  const char *text = sg_last_error();
  PyObject *message = PyUnicode_DecodeUTF8(text == NULL ? "" : text, text == NULL ? 0 : (Py_ssize_t)strlen(text), "replace");
  if (message == NULL) return NULL;
  PyErr_SetObject(type, message);
  Py_DECREF(message);
  return NULL;
}

bool sgpy_alive(void) {
#if PY_VERSION_HEX >= 0x030d0000
  return Py_IsInitialized() && !Py_IsFinalizing();
#else
  return Py_IsInitialized() && !_Py_IsFinalizing();
#endif
}

void sgpy_release_object(void *object) {
  if (object == NULL || !sgpy_alive()) return;
  PyGILState_STATE gil = PyGILState_Ensure();
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback); /* destructors must not see or lose a pending error */
  Py_DECREF((PyObject *)object);
  PyErr_Restore(type, value, traceback);
  PyGILState_Release(gil);
}

int sgpy_init_errors(PyObject *module) {
  sgpy_LinAlgError = PyErr_NewExceptionWithDoc("torch._C._LinAlgError",
                                               "Error raised by linear algebra: a singular matrix, no convergence.",
                                               PyExc_RuntimeError, NULL);
  if (sgpy_LinAlgError == NULL || PyModule_AddObjectRef(module, "_LinAlgError", sgpy_LinAlgError) < 0) return -1;
  PyObject *bases = PyTuple_Pack(2, PyExc_RuntimeError, PyExc_MemoryError);
  if (bases == NULL) return -1;
  sgpy_OutOfMemoryError = PyErr_NewExceptionWithDoc("torch.OutOfMemoryError",
                                                    "Error raised when an allocation could not be met.", bases, NULL);
  Py_DECREF(bases);
  if (sgpy_OutOfMemoryError == NULL) return -1;
  return PyModule_AddObjectRef(module, "OutOfMemoryError", sgpy_OutOfMemoryError);
}
