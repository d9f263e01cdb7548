package meetme.meetup;

import java.time.Instant;

/** The port to what holds for every email. As in {@link Requests}, every method may throw {@link StoreUnavailable}. */
public interface MailState {

    /** Whether mail reaches verified addresses only. */
    boolean isSandboxed();

    void setSandboxed(boolean sandboxed);

    /** Whether email may be sent, read anew each time, so that a pause holds from the next email on. */
    SendingSwitch sending();

    /**
     * Switches sending. To switch it to how it stands already changes nothing, nor since when it stands so.
     *
     * @return what holds now
     */
    SendingSwitch switchSending(SendingSwitch.State to, Instant now);
}
