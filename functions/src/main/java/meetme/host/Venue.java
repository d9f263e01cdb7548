package meetme.host;

import meetme.meetup.Place;

/** A place that the host knows. Its id consists of lowercase letters, digits and hyphens. */
public record Venue(String id, Place place) {}
