/* tensor_object.c: the life of tensor objects.
 *
 * One engine tensor has at most one Python object, its owner.  Usually the object holds a reference to the tensor.
 * When the last Python reference goes while the engine still uses the tensor (a graph saved it, say), the roles are
 * swapped: the tensor keeps the object, with its attributes and weak references, until it is wrapped again (then the
 * roles are swapped back) or dies (then the object goes with it).
 */
#include "sgpy.h"

PyTypeObject *sgpy_tensor_class;
int sgpy_active_subclasses;

sg_tensor *sgpy_handle_slow(SgTensor *t) {
  if (t->handle == NULL) {
    PyErr_Format(PyExc_RuntimeError, "%s: an initialised tensor was required, got an object without one",
                 Py_TYPE(t)->tp_name);
    return NULL;
  }
  if (!t->owns) { /* reached through a weak reference while the engine kept us: swap back */
    sg_retain(t->handle);
    sg_tensor_keep_owner(t->handle, false);
    t->owns = true;
    Py_DECREF((PyObject *)t); /* the engine's reference; the caller has one of its own */
  }
  return t->handle;
}

/* Objects of the plain class that died, to be used again: most tensors live for one expression. */
enum { MOST_FREE = 128 };
static SgTensor *free_objects[MOST_FREE];
static int n_free;

/* An object of class `cls` without a tensor, or NULL with an exception. */
static SgTensor *new_object(PyTypeObject *cls) {
  if (cls != sgpy_tensor_class || n_free == 0) return (SgTensor *)cls->tp_alloc(cls, 0);
  SgTensor *self = free_objects[--n_free];
  Py_INCREF(cls);
  self->dict = NULL;
  self->weakrefs = NULL;
  _Py_NewReference((PyObject *)self);
  PyObject_GC_Track(self);
  return self;
}

/* The end of an object whose parts are gone. */
static void free_object(PyObject *self, PyTypeObject *type) {
  if (type == sgpy_tensor_class && n_free < MOST_FREE && type->tp_basicsize == sizeof(SgTensor)) free_objects[n_free++] = (SgTensor *)self;
  else type->tp_free(self);
  if (type->tp_flags & Py_TPFLAGS_HEAPTYPE) Py_DECREF(type);
}

PyObject *sgpy_wrap_as(sg_tensor *handle, PyTypeObject *cls) {
  SgTensor *self = new_object(cls);
  if (self == NULL) { sg_release(handle); return NULL; }
  self->handle = handle;
  self->owns = true;
  self->numel_hint = -1;
  sg_tensor_set_owner(handle, self);
  return (PyObject *)self;
}

PyObject *sgpy_wrap(sg_tensor *handle) {
  if (handle == NULL) Py_RETURN_NONE;
  SgTensor *owner = sg_tensor_owner(handle);
  if (owner == NULL) return sgpy_wrap_as(handle, sgpy_tensor_class);
  if (!owner->owns) { /* the engine's reference to the object becomes the caller's, our handle the object's */
    sg_tensor_keep_owner(handle, false);
    owner->owns = true;
    return (PyObject *)owner;
  }
  Py_INCREF(owner);
  sg_release(handle);
  return (PyObject *)owner;
}

PyObject *sgpy_wrap_borrowed(sg_tensor *handle) {
  sg_retain(handle);
  return sgpy_wrap(handle);
}

/* The engine tensor of an object that it kept is dying. */
static void owner_dies(void *owner) {
  if (!sgpy_alive()) return;
  PyGILState_STATE gil = PyGILState_Ensure();
  SgTensor *t = owner;
  t->handle = NULL;
  t->owns = false;
  PyGILState_Release(gil);
  sgpy_release_object(owner);
}

/* Swaps the roles if the engine still uses the tensor. True: the object lives on. */
static bool resurrect(SgTensor *t) {
  if (t->handle == NULL || !t->owns || sg_is_unique(t->handle)) return false;
  Py_SET_REFCNT((PyObject *)t, 1);
#ifdef Py_TRACE_REFS
  _Py_NewReference((PyObject *)t);
#endif
  sg_tensor *handle = t->handle;
  t->owns = false;
  sg_tensor_keep_owner(handle, true);
  sg_release(handle); /* t may be gone after this: another thread may just have dropped the other references */
  return true;
}

/* Clears what __slots__ of subclasses hold. */
static void clear_slots(PyObject *self) {
  for (PyTypeObject *type = Py_TYPE(self); type != NULL && (type->tp_flags & Py_TPFLAGS_HEAPTYPE); type = type->tp_base) {
    if (Py_SIZE(type) == 0 || type->tp_members == NULL) continue;
    PyMemberDef *member = type->tp_members;
    for (Py_ssize_t i = 0; i < Py_SIZE(type); i++, member++) {
      if (member->type != T_OBJECT_EX || (member->flags & READONLY)) continue;
      PyObject **at = (PyObject **)((char *)self + member->offset);
      Py_CLEAR(*at);
    }
  }
}

static void tensor_dealloc(PyObject *self) {
  SgTensor *t = (SgTensor *)self;
  PyTypeObject *type = Py_TYPE(self);
  if (resurrect(t)) return;
  if (type->tp_finalize != NULL && PyObject_CallFinalizerFromDealloc(self) < 0) return;
  PyObject_GC_UnTrack(self);
  if (t->weakrefs != NULL) PyObject_ClearWeakRefs(self);
  clear_slots(self);
  Py_CLEAR(t->dict);
  if (t->handle != NULL) {
    sg_tensor *handle = t->handle;
    t->handle = NULL;
    sg_tensor_set_owner(handle, NULL);
    if (t->owns) sg_release(handle);
  }
  free_object(self, type);
}

typedef struct {
  visitproc visit;
  void *arg;
} Visitor;

static int32_t visit_context(void *context, void *arg) {
  Visitor *v = arg;
  return context == NULL ? 0 : v->visit((PyObject *)context, v->arg);
}

static int tensor_traverse(PyObject *self, visitproc visit, void *arg) {
  SgTensor *t = (SgTensor *)self;
  Py_VISIT(t->dict);
  if (t->handle != NULL && t->owns && sg_is_unique(t->handle)) {
    Visitor v = {visit, arg};
    int result = sg_tensor_visit(t->handle, visit_context, &v);
    if (result != 0) return result;
  }
  return 0;
}

static int tensor_clear(PyObject *self) {
  SgTensor *t = (SgTensor *)self;
  if (t->handle != NULL && (!t->owns || !sg_is_unique(t->handle))) return 0; /* the engine still needs us whole */
  Py_CLEAR(t->dict);
  if (t->handle != NULL) {
    sg_tensor *handle = t->handle;
    t->handle = NULL;
    t->owns = false;
    sg_tensor_set_owner(handle, NULL);
    sg_release(handle);
  }
  return 0;
}

/* Tensor(...): PyTorch's legacy constructor, which lives in Python. */
static PyObject *tensor_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
  if (type == &SgTensorBase_Type) {
    PyErr_SetString(PyExc_TypeError, "Cannot create instances of TensorBase; use Tensor");
    return NULL;
  }
  PyObject *module = PyImport_ImportModule("swiftgrad._legacy_types");
  PyObject *make = module == NULL ? NULL : PyObject_GetAttrString(module, "_legacy_new");
  Py_XDECREF(module);
  if (make == NULL) return NULL;
  PyObject *plain = PyObject_Call(make, args, kwargs);
  Py_DECREF(make);
  if (plain == NULL || type == sgpy_tensor_class) return plain;
  if (!sgpy_is_tensor(plain)) {
    PyErr_Format(PyExc_TypeError, "Tensor(): a tensor was expected, got %s", Py_TYPE(plain)->tp_name);
    Py_DECREF(plain);
    return NULL;
  }
  sg_tensor *handle = sgpy_handle(plain), *data = NULL;
  sg_status status = handle == NULL ? SG_OK : sg_tensor_data(handle, &data);
  Py_DECREF(plain);
  if (handle == NULL) return NULL;
  return status == SG_OK ? sgpy_wrap_as(data, type) : sgpy_raise(status);
}

/* Subclasses give their own arguments to __init__; the tensor is complete after __new__. */
static int tensor_init(PyObject *self, PyObject *args, PyObject *kwargs) { return 0; }

PyTypeObject SgTensorBase_Type = {
    PyVarObject_HEAD_INIT(&SgTensorMeta_Type, 0)
    .tp_name = "torch._C.TensorBase",
    .tp_basicsize = sizeof(SgTensor),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "What swiftgrad.Tensor is made of.",
    .tp_new = tensor_new,
    .tp_init = tensor_init,
    .tp_dealloc = tensor_dealloc,
    .tp_traverse = tensor_traverse,
    .tp_clear = tensor_clear,
    .tp_dictoffset = offsetof(SgTensor, dict),
    .tp_weaklistoffset = offsetof(SgTensor, weakrefs),
    .tp_as_number = &sgpy_tensor_number,
    .tp_as_sequence = &sgpy_tensor_sequence,
    .tp_as_mapping = &sgpy_tensor_mapping,
    .tp_as_buffer = &sgpy_tensor_buffer,
    .tp_richcompare = sgpy_tensor_richcompare,
    .tp_hash = sgpy_tensor_hash,
    .tp_iter = sgpy_tensor_iter,
    .tp_methods = sgpy_tensor_methods,
    .tp_getset = sgpy_tensor_getset,
};

/* ---- the metaclass: subclasses made in Python get our dealloc, which can resurrect */

static int meta_init(PyObject *cls, PyObject *args, PyObject *kwargs) {
  if (PyType_Type.tp_init(cls, args, kwargs) < 0) return -1;
  PyTypeObject *type = (PyTypeObject *)cls;
  if (!PyType_IsSubtype(type, &SgTensorBase_Type)) return 0; /* a class that only borrows the metaclass */
  type->tp_dealloc = tensor_dealloc;
  sgpy_note_subclass(type);
  return 0;
}

PyTypeObject SgTensorMeta_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "torch._C._TensorMeta",
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "The metaclass of tensor classes.",
    .tp_init = meta_init,
};

int sgpy_init_tensor(PyObject *module) {
  SgTensorMeta_Type.tp_base = &PyType_Type;
  if (PyType_Ready(&SgTensorMeta_Type) < 0) return -1;
  if (PyType_Ready(&SgTensorBase_Type) < 0) return -1;
  sgpy_tensor_class = &SgTensorBase_Type;
  sg_set_owner_release(owner_dies);
  if (PyModule_AddObjectRef(module, "_TensorMeta", (PyObject *)&SgTensorMeta_Type) < 0) return -1;
  return PyModule_AddObjectRef(module, "TensorBase", (PyObject *)&SgTensorBase_Type);
}
