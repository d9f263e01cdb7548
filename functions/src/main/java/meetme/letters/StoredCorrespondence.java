package meetme.letters;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Taken;
import meetme.meetup.Agenda;
import meetme.meetup.Agendas;
import meetme.meetup.Feedback;
import meetme.meetup.KnownAddresses;
import meetme.meetup.Notice;
import meetme.meetup.RequestDetails;
import meetme.meetup.Requests;

/** The same out of the store. */
public record StoredCorrespondence(Host host, Requests requests, KnownAddresses addresses, Agendas agendas)
        implements Correspondence {

    private static final Set<String> NEVER_LEAVES = Set.of("overtaken", "dead");

    /** An invitation carries it where nothing before did. */
    private static final Set<Notice> WITH_THE_LINK = EnumSet.of(
            Notice.OFFER_TO_VISITOR, Notice.INVITE_TO_VISITOR, Notice.DECLINE_TO_VISITOR, Notice.APOLOGY_TO_VISITOR);

    /** After which an offer may come. */
    private static final Set<Notice> ANSWERS =
            EnumSet.of(Notice.OFFER_TO_VISITOR, Notice.DECLINE_TO_VISITOR, Notice.APOLOGY_TO_VISITOR);

    @Override
    public boolean leadsToThePage(RequestDetails details) {
        return requests.mails(details.id()).stream().anyMatch(StoredCorrespondence::leadsToThePage);
    }

    private static boolean leadsToThePage(Requests.Posted mail) {
        // A receipt that waits brings it yet, and where mail comes back, it is not the link that lacks.
        return mail.notice() == Notice.RECEIPT_TO_VISITOR
                ? !NEVER_LEAVES.contains(mail.status())
                : WITH_THE_LINK.contains(mail.notice()) && mail.status().equals("sent");
    }

    @Override
    public boolean comesBack(RequestDetails details, Instant now) {
        return addresses
                .feedback(details.visitor().email(), now)
                .filter(Feedback::stopsMail)
                .isPresent();
    }

    @Override
    public Optional<Notice> refusal(RequestDetails details) {
        return requests.mails(details.id()).stream()
                .filter(mail -> ANSWERS.contains(mail.notice()) && mail.status().equals("sent"))
                .max(Comparator.comparing(mail -> mail.at().orElse(Instant.EPOCH)))
                .map(Requests.Posted::notice)
                .filter(last -> last != Notice.OFFER_TO_VISITOR);
    }

    @Override
    public Taken taken(City city, Instant now) {
        Instant horizon = now.atOffset(ZoneOffset.UTC)
                .plus(host.rules().askAhead())
                .plusDays(2)
                .toInstant();
        Agendas.OpeningsContext context = agendas.openingsContext(Agenda.monthsBetween(now, horizon));
        return new Taken(
                context.agenda().busy(),
                context.calendar().between(now, horizon, city.zone(), now).busy());
    }
}
