#include "peers.h"
#include "rows.h"

#include <libical/ical.h>

struct peer_result peer_expand(const struct peer_rows *rows, const char *before, int common_only)
{
    struct peer_result result = {0};
    struct icaltimetype end = icaltime_from_string(before);
    double cpu = peer_cpu(), wall = peer_wall();
    for (size_t row = 0; row < rows->count; row++) {
        const char *text = rows->rows[row].field[ROW_RULE];
        if (!*text || (common_only && !peer_is_common(text)))
            continue;
        struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
        struct icaltimetype start = icaltime_from_string(rows->rows[row].field[ROW_START]);
        icalrecur_iterator *walk = icalrecur_iterator_new(rule, start);
        if (!walk)
            continue;
        for (;;) {
            struct icaltimetype next = icalrecur_iterator_next(walk);
            if (icaltime_is_null_time(next) || icaltime_compare(next, end) >= 0)
                break;
            result.count++;
            result.checksum += next.day + 31 * next.month;
        }
        icalrecur_iterator_free(walk);
    }
    result.cpu_seconds = peer_cpu() - cpu;
    result.wall_seconds = peer_wall() - wall;
    return result;
}
