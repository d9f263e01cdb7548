/**
 * The way of a request, room by room.
 *
 * <pre>
 * lambda.ApiFunction ─▶ http.Routes
 *    POST /api/requests ─▶ requesting   the form is read once, and stored      ─▶ aws.DynamoStore ─┐
 *    POST /api/host/…   ─▶ deciding     a link is verified, a press is done once ─▶ aws.DynamoStore ─┤
 *    POST /api/visitor/… ─▶ deciding                                                                │
 *    POST /api/host/board ─▶ deciding   all requests, for the host               ◀─ aws.DynamoBoard  │
 *                                                                                   stream          │
 * lambda.MailFunction ─▶ mail.OutboxSender ◀────────────────────────────────────────────────────────┤
 *                           ├─▶ letters      everything that is mailed, while it is true             │
 *                           └─▶ aws.SesTransport ─ ▶ SES ─ ─ ▶ lambda.BounceFunction ─▶ mail.Bounces   │
 *                                                                                   every minute    │
 * lambda.SweepFunction ─▶ keeping.Sweep ◀───────────────────────────────────────────────────────────┘
 *                           what is due: decisions that settle, mails that did not leave
 *
 * With each deployment, and at no other time:
 * lambda.PublisherFunction ─▶ deploying    the site into its bucket, the keys onto their ring
 * </pre>
 *
 * <p>{@link meetme.meetup} is what it is all about; {@link meetme.host}, {@link meetme.security}, {@link meetme.text},
 * {@link meetme.calendar} and {@link meetme.pages} are what the steps share.
 */
@NullMarked
package meetme;

import org.jspecify.annotations.NullMarked;
