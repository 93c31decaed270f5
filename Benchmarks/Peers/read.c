#include "peers.h"

#include <fcntl.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static char *line(char *room, size_t size, void *file) { return fgets(room, (int)size, file); }

static icalcomponent *parse(FILE *file, int streamed)
{
    if (streamed) {
        icalparser *parser = icalparser_new();
        icalparser_set_gen_data(parser, file);
        icalcomponent *root = icalparser_parse(parser, line);
        icalparser_free(parser);
        return root;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    text[fread(text, 1, (size_t)size, file)] = 0;
    icalcomponent *root = icalparser_parse_string(text);
    free(text);
    return root;
}

struct peer_result peer_read(const char *path, int streamed, int kept)
{
    struct peer_result result = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return result;
    double cpu = peer_cpu(), wall = peer_wall();
    icalcomponent *root = parse(file, streamed);
    result.cpu_seconds = peer_cpu() - cpu;
    result.wall_seconds = peer_wall() - wall;
    fclose(file);
    if (root) {
        result.count = icalcomponent_count_components(root, ICAL_VEVENT_COMPONENT);
        if (!kept)
            icalcomponent_free(root);
    }
    return result;
}

struct peer_result peer_scan(const char *path)
{
    struct peer_result result = {0};
    double cpu = peer_cpu(), wall = peer_wall();
    int file = open(path, O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about))
        return result;
    size_t size = (size_t)about.st_size, room = 0;
    const char *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (text == MAP_FAILED)
        return result;
    const char *at = text, *end = text + size;
    char *joined = NULL;
    size_t length = 0;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        size_t part = (size_t)(stop - at);
        if (part && at[part - 1] == '\r')
            part--;
        if (length + part > room)
            joined = realloc(joined, room = 2 * (length + part));
        memcpy(joined + length, at, part);
        length += part;
        at = stop + 1;
        if (at < end && (*at == ' ' || *at == '\t')) {
            at++;
            continue;
        }
        const char *colon = memchr(joined, ':', length);
        result.checksum += colon ? colon - joined : 0;
        result.count += length == 12 && !memcmp(joined, "BEGIN:VEVENT", 12);
        length = 0;
    }
    free(joined);
    munmap((void *)text, size);
    result.cpu_seconds = peer_cpu() - cpu;
    result.wall_seconds = peer_wall() - wall;
    return result;
}
