#include <libical/ical.h>

#if ICAL_MAJOR_VERSION != 3
#error "Keste is written for libical 3"
#endif
