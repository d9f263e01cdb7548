package meetme.host;

import meetme.meetup.Place;

/** A place the host knows and others can name by its id: lower-case letters, digits and hyphens. */
public record Venue(String id, Place place) {}
