/**
 * How a request travels, package by package.
 *
 * <pre>
 * static-site ──▶ lambda.ApiFunction ─▶ http.Routes
 *    POST /api/requests   ─▶ requesting         reads the form once, and stores it          ─▶ aws.dynamo ──────┐
 *    POST /api/host/…     ─▶ deciding.host      verifies a link; an action takes effect once ─▶ aws.dynamo ──────┤
 *    POST /api/visitor/…  ─▶ deciding.visitor   the same for the visitor                    ─▶ aws.dynamo ──────┤
 *    POST /api/host/board ─▶ deciding.board     shows the host all requests                 ◀─ aws.dynamo       │
 *    POST /api/host/plan… ─▶ deciding.plan      trips, days off, a break: changed on the road ─▶ aws.dynamo      │
 *    POST /api/host/invite ─▶ inviting          a link of their own for each who is invited ─▶ aws.dynamo       │
 *    POST /api/invited/…  ─▶ inviting           a yes books at once; a no, or another time  ─▶ aws.dynamo ──────┤
 *    POST /api/watch…     ─▶ watching           leaves an address to be told of trips        ─▶ aws.dynamo ──────┤
 *                                                                                              stream           │
 * lambda.MailFunction ─▶ mail.OutboxSender ◀────────────────────────────────────────────────────────────────────┤
 *                           ├─▶ letters.Letters     writes the email, if it is still true                       │
 *                           │      └─▶ calendar.CalendarEntry   makes the entry that an invitation carries      │
 *                           └─▶ aws.ses ─ ▶ SES ─ ─ ▶ lambda.BounceFunction ─▶ mail.Bounces                     │
 *                                                                                              every minute     │
 * lambda.SweepFunction ─▶ keeping.Sweep ◀───────────────────────────────────────────────────────────────────────┘
 *                           does what is due: settles decisions, sends reminders, resends email
 *
 * Beside that way:
 * lambda.CalendarFunction  ─▶ feed.HostsCalendar    every ten minutes: when the host is busy
 * lambda.PublisherFunction ─▶ deploying.Publisher   on each deployment: pages.SiteBuilder has made the site of static-site and
 *                                                   host.json, and this copies it into its bucket. The key ring is made by
 *                                                   the first deployment, and gets a new key only by a command
 * </pre>
 *
 * <p>{@link meetme.meetup} is the domain: {@link meetme.meetup.MeetupRequest} and its states; {@link
 * meetme.invitation} is that of invitations, {@link meetme.watch} that of who wants to be told of trips. {@link meetme.host}, {@link
 * meetme.security}, {@link meetme.linked}, {@link meetme.text}, {@link meetme.calendar} and {@link meetme.pages} are what the
 * steps share.
 */
@NullMarked
package meetme;

import org.jspecify.annotations.NullMarked;
