#ifndef KESTE_PEER_ROWS_H
#define KESTE_PEER_ROWS_H

#include <stddef.h>

/* In the order of generate_events.py. */
enum row_field {
    ROW_UID,
    ROW_START,
    ROW_END,
    ROW_SUMMARY,
    ROW_LOCATION,
    ROW_DESCRIPTION,
    ROW_CATEGORIES,
    ROW_ATTENDEE,
    ROW_ADDRESS,
    ROW_RULE,
    ROW_FIELDS
};

struct peer_row {
    const char *field[ROW_FIELDS];
};

struct peer_rows {
    char *text;
    size_t count;
    struct peer_row *rows;
};

#endif
