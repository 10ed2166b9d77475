#include "sg_quantized.h"
#include "sg_shims.h"

#if defined(__x86_64__)
#include <cpuid.h>

int32_t sg_cpu_has_vnni(void) {
  uint32_t a, b, c, d;
  if (sg_cpu_level() < 4 || !__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  return (int32_t)(c >> 11 & 1);
}
#else
int32_t sg_cpu_has_vnni(void) { return 0; }
#endif
