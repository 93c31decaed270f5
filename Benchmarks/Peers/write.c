#include "peers.h"
#include "rows.h"

#include <libical/ical.h>
#include <string.h>

static icalproperty *local(icalproperty *property)
{
    icalproperty_add_parameter(property, icalparameter_new_tzid("Asia/Almaty"));
    return property;
}

static icalcomponent *event(const struct peer_row *row, struct icaltimetype stamp)
{
    icalcomponent *made = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(made, icalproperty_new_uid(row->field[ROW_UID]));
    icalcomponent_add_property(made, icalproperty_new_dtstamp(stamp));
    icalcomponent_add_property(
        made, local(icalproperty_new_dtstart(icaltime_from_string(row->field[ROW_START]))));
    icalcomponent_add_property(made, local(icalproperty_new_dtend(icaltime_from_string(row->field[ROW_END]))));
    icalcomponent_add_property(made, icalproperty_new_summary(row->field[ROW_SUMMARY]));
    icalcomponent_add_property(made, icalproperty_new_location(row->field[ROW_LOCATION]));
    icalcomponent_add_property(made, icalproperty_new_description(row->field[ROW_DESCRIPTION]));
    icalcomponent_add_property(made, icalproperty_new_categories(row->field[ROW_CATEGORIES]));
    icalproperty *attendee = icalproperty_new_attendee(row->field[ROW_ADDRESS]);
    icalproperty_add_parameter(attendee, icalparameter_new_cn(row->field[ROW_ATTENDEE]));
    icalproperty_add_parameter(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
    icalcomponent_add_property(made, attendee);
    if (*row->field[ROW_RULE])
        icalcomponent_add_property(
            made, icalproperty_new_rrule(icalrecurrencetype_from_string(row->field[ROW_RULE])));
    return made;
}

struct peer_result peer_write(const struct peer_rows *rows)
{
    struct peer_result result = {0};
    peer_settle();
    double cpu = peer_cpu(), wall = peer_wall();
    icalcomponent *calendar = icalcomponent_vanew(
        ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"), icalproperty_new_prodid("-//Keste//Benchmark//KK"),
        (void *)0);
    struct icaltimetype stamp = icaltime_from_string("20261124T000000Z");
    for (size_t row = 0; row < rows->count; row++)
        icalcomponent_add_component(calendar, event(&rows->rows[row], stamp));
    char *text = icalcomponent_as_ical_string_r(calendar);
    result.cpu_seconds = peer_cpu() - cpu;
    result.wall_seconds = peer_wall() - wall;
    result.count = (long)rows->count;
    result.checksum = (long)strlen(text);
    icalmemory_free_buffer(text);
    icalcomponent_free(calendar);
    return result;
}
