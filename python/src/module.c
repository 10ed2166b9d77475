/* module.c: the module swiftgrad._C. */
#include "sgpy.h"

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "swiftgrad._C",
    .m_doc = "The engine's tensors and operators for Python.",
    .m_size = -1,
};

PyMODINIT_FUNC PyInit__C(void) {
  if (sg_abi_version() != SG_ABI_VERSION) {
    PyErr_Format(PyExc_ImportError, "swiftgrad._C was built for version %d of the engine's interface, and found version %d: build both together",
                 SG_ABI_VERSION, (int)sg_abi_version());
    return NULL;
  }
  PyObject *module = PyModule_Create(&definition);
  if (module == NULL) return NULL;
  PyMethodDef *tables[] = {sgpy_data_functions, sgpy_buffer_functions, sgpy_dlpack_functions, sgpy_storage_functions,
                           sgpy_autograd_functions, sgpy_runtime_functions, sgpy_custom_functions, sgpy_hook_functions, sgpy_compile_functions};
  int (*const parts[])(PyObject *) = {sgpy_init_errors, sgpy_init_dtypes, sgpy_init_devices, sgpy_init_size, sgpy_init_torch_function,
                                      sgpy_init_tensor, sgpy_init_generator, sgpy_init_storage, sgpy_init_node,
                                      sgpy_init_custom_function, sgpy_init_compile, sgpy_init_ops, sgpy_init_module_base,
                                      sgpy_init_autograd};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (parts[i](module) < 0) goto failed;
  /* after the operators: what is written by hand wins over an operator of the same name */
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
    if (PyModule_AddFunctions(module, tables[i]) < 0) goto failed;
  return module;
failed:
  Py_DECREF(module);
  return NULL;
}
