package meetme.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import meetme.meetup.Board;
import meetme.meetup.Ledger;
import meetme.meetup.MeetupRequest;
import meetme.meetup.OutboxRow;
import meetme.meetup.RequestDetails;

/** A board with these requests on it. */
record FixedBoard(List<MeetupRequest> requests) implements Board {

    @Override
    public Page read(Optional<Next> next, Instant now) {
        return new Page(requests, List.of(), Ledger.EMPTY);
    }

    @Override
    public List<MeetupRequest> agreed(Instant since, Instant now) {
        return requests.stream().filter(request -> request.agreed().isPresent()).toList();
    }

    @Override
    public List<MeetupRequest> open(Instant now) {
        return requests.stream().filter(MeetupRequest::isOpen).toList();
    }

    @Override
    public boolean order(OutboxRow.BoardLink mail, RequestDetails details, Instant now) {
        throw new UnsupportedOperationException("It is only read");
    }

    @Override
    public void armDigest(Instant at) {
        throw new UnsupportedOperationException("It is only read");
    }

    @Override
    public boolean orderDigest(OutboxRow.Digest digest, Instant next, Instant now) {
        throw new UnsupportedOperationException("It is only read");
    }

    @Override
    public void disarmDigest() {
        throw new UnsupportedOperationException("It is only read");
    }
}
