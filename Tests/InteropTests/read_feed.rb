# Reads the feeds named on the command line and prints, as JSON, what ruby-icalendar finds in them; it expands no rules,
# which ice_cube does.
require "json"
require "stringio" # which ruby-icalendar 2.8.0 forgets to ask for
require "icalendar"
require "ice_cube"

def written(time)
  time.is_a?(Icalendar::Values::Date) ? time.strftime("%Y-%m-%d") : time.to_time.utc.strftime("%Y-%m-%dT%H:%M:%SZ")
end

# Seconds, or days of whole days.
def length(event)
  event.dtend ? (event.dtstart.is_a?(Icalendar::Values::Date) ? event.dtend - event.dtstart : event.dtend.to_time - event.dtstart.to_time) : 0
end

def occurrence(event, start = event.dtstart)
  finish = event.dtend ? (start == event.dtstart ? event.dtend : nil) : event.dtstart
  {
    uid: event.uid.to_s, title: event.summary.to_s, status: event.status.to_s,
    start: start.is_a?(Time) ? start.utc.strftime("%Y-%m-%dT%H:%M:%SZ") : written(start),
    end: start.is_a?(Time) ? (start + length(event)).utc.strftime("%Y-%m-%dT%H:%M:%SZ") : written(finish),
  }
end

# Walked in UTC: no zone of these calendars changes its clocks between the starts of a rule, and none of the starts is so
# early that it falls on another weekday in UTC.
def starts(event)
  schedule = IceCube::Schedule.new(event.dtstart.to_time.utc)
  event.rrule.each { |rule| schedule.add_recurrence_rule(IceCube::Rule.from_ical(rule.value_ical)) }
  event.exdate.flatten.each { |time| schedule.add_exception_time(time.to_time.utc) }
  schedule.all_occurrences.map { |time| Time.at(time.to_i) }
end

def occurrences(calendar)
  changed = calendar.events.select(&:recurrence_id)
  calendar.events.flat_map do |event|
    next [occurrence(event)] if event.rrule.empty?

    replaced = changed.select { |other| other.uid == event.uid }.map { |other| other.recurrence_id.to_time.to_i }
    starts(event).reject { |start| replaced.include?(start.to_i) }.map { |start| occurrence(event, start) }
  end
end

puts JSON.generate(ARGV.map { |path| occurrences(Icalendar::Calendar.parse(File.read(path, encoding: "UTF-8")).first) })
