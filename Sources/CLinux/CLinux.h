/* What Linux has and Swift's Glibc module lacks. The constants are enumerators in glibc and arrive in Swift as Int. */

/* malloc_trim(3) and mallopt(3): give the memory of a parsed configuration back to the kernel. */
#include <malloc.h>

/* prctl(2) is variadic, which Swift cannot call: no core dump of any kind, no ptrace and no /proc/PID/environ for the same user. */
#include <sys/prctl.h>
static inline int rotationd_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* timerfd_create(2), timerfd_settime(2), TFD_TIMER_ABSTIME, TFD_TIMER_CANCEL_ON_SET: the notice of a clock step. */
#include <sys/timerfd.h>
