/**
 * Meet Me on one machine: the cloud's parts, as small as they can be while the program cannot tell the difference.
 *
 * <pre>
 * browser ──▶ FrontDoor ─┬─ /api/…   ApiGateway ──event──▶ the program's API handler ──▶ LocalDynamoDb
 *                        ├─ /local/… Desk ──▶ TimeMachine                                    │ stream
 *                        └─ the rest StaticSite                                              ▼
 *                 Schedule ──event──▶ the program's sweep handler               StreamPoller ──event──▶ mail handler
 *                                                                                                        │
 *                                            Inbox ◀── LocalSes ◀────────────── SendRawEmail ────────────┘
 *                                                         └──SMTP──▶ MailServer ──IMAP──▶ a mail program
 * </pre>
 *
 * <p>{@link meetme.local.gateway} is the front door, {@link meetme.local.desk} the desk, and {@link meetme.local.aws} the rest
 * of what is AWS in the cloud. All of it goes by {@link meetme.local.template}. Emails end up in {@link meetme.local.mail}.
 * {@link meetme.local.OneMachine} puts it together, and {@link meetme.local.RealProgram} is the program that it runs.
 *
 * <p>It is compiled with the tests, or by {@code mvn -Plocal} into a folder of its own, so it can never be deployed.
 */
@NullMarked
package meetme.local;

import org.jspecify.annotations.NullMarked;
