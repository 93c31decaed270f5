#include "rows.h"
#include "peers.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double peer_cpu(void) { return seconds(CLOCK_PROCESS_CPUTIME_ID); }
double peer_wall(void) { return seconds(CLOCK_MONOTONIC); }

void peer_settle(void) { malloc_trim(0); }

/* A line break is written as \n in the table, and nothing else is escaped there. */
static void unescape(char *text)
{
    char *to = text;
    for (; *text; text++) {
        if (text[0] == '\\' && text[1] == 'n') {
            *to++ = '\n';
            text++;
        } else {
            *to++ = *text;
        }
    }
    *to = 0;
}

struct peer_rows *peer_rows_load(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    struct peer_rows *rows = calloc(1, sizeof *rows);
    rows->text = malloc((size_t)size + 1);
    size = (long)fread(rows->text, 1, (size_t)size, file);
    fclose(file);
    rows->text[size] = 0;
    for (char *at = rows->text; *at; at++)
        rows->count += *at == '\n';
    rows->rows = calloc(rows->count ? rows->count : 1, sizeof *rows->rows);
    char *rest = rows->text;
    for (size_t row = 0; row < rows->count; row++) {
        char *line = strsep(&rest, "\n");
        for (int field = 0; field < ROW_FIELDS; field++) {
            char *value = line ? strsep(&line, "\t") : NULL;
            if (value)
                unescape(value);
            rows->rows[row].field[field] = value ? value : "";
        }
    }
    return rows;
}

void peer_rows_free(struct peer_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    free(rows->text);
    free(rows);
}

int peer_is_common(const char *rule)
{
    if (strncmp(rule, "FREQ=DAILY", 10) && strncmp(rule, "FREQ=WEEKLY", 11))
        return 0;
    return !strstr(rule, "BYMONTH") && !strstr(rule, "BYSETPOS");
}
