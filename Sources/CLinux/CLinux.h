/* What Linux has and Swift's Glibc module lacks. The constants are enumerators in glibc and arrive in Swift as Int. */

/* malloc_trim(3): gives the memory of a parsed configuration back to the kernel. */
#include <malloc.h>

/* timerfd_create(2), timerfd_settime(2), TFD_TIMER_ABSTIME, TFD_TIMER_CANCEL_ON_SET: the notice of a clock step. */
#include <sys/timerfd.h>
