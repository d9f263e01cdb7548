package meetme.meetup;

import java.time.Instant;

/** The port behind which is kept what holds for every mail. As of {@link Requests}, every method may throw {@link StoreUnavailable}. */
public interface MailState {

    /** Whether mail reaches verified addresses only. */
    boolean isSandboxed();

    void setSandboxed(boolean sandboxed);

    /** Whether mail may leave, read anew each time, so that a pause holds from the next mail on. */
    Sending sending();

    /**
     * Switches sending. To switch it to how it stands already changes nothing, nor since when it stands so.
     *
     * @return what holds now
     */
    Sending switchSending(Sending.State to, Instant now);
}
