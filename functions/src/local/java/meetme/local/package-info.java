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
 *                                                         └──SMTP──▶ Mailbox ──IMAP──▶ a mail program
 * </pre>
 *
 * <p>It is compiled with the tests, or by {@code mvn -Plocal} into a folder of its own, so it can never be deployed.
 */
@NullMarked
package meetme.local;

import org.jspecify.annotations.NullMarked;
