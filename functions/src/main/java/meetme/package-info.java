/**
 * How a request travels, package by package.
 *
 * <pre>
 * lambda.ApiFunction ─▶ http.Routes
 *    POST /api/requests ─▶ requesting   the form is read once, and stored      ─▶ aws.DynamoStore ─┐
 *    POST /api/host/…   ─▶ deciding     a link is verified, an action takes effect once ─▶ aws.DynamoStore ─┤
 *    POST /api/visitor/… ─▶ deciding                                                                │
 *    POST /api/host/board ─▶ deciding   all requests, for the host               ◀─ aws.DynamoBoard  │
 *                                                                                   stream          │
 * lambda.MailFunction ─▶ mail.OutboxSender ◀────────────────────────────────────────────────────────┤
 *                           ├─▶ letters      every email, if it is still true                        │
 *                           └─▶ aws.SesTransport ─ ▶ SES ─ ─ ▶ lambda.BounceFunction ─▶ mail.Bounces   │
 *                                                                                   every minute    │
 * lambda.SweepFunction ─▶ keeping.Sweep ◀───────────────────────────────────────────────────────────┘
 *                           what is due: decisions that settle, emails that were not sent
 *
 * With each deployment, and at no other time:
 * lambda.PublisherFunction ─▶ deploying    copies the site into its bucket, keeps the key ring
 * </pre>
 *
 * <p>{@link meetme.meetup} is the domain; {@link meetme.host}, {@link meetme.security}, {@link meetme.text},
 * {@link meetme.calendar} and {@link meetme.pages} are what the steps share.
 */
@NullMarked
package meetme;

import org.jspecify.annotations.NullMarked;
