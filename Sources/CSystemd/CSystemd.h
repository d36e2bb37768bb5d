/* sd_journal_sendv(3). Notifications need no library: their protocol is a datagram (sd_notify(3), "Notes"). */
#include <systemd/sd-journal.h>
