package meetme.host;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host as host.json and the plan on their board have them now. A function keeps what it has read for half a minute, so that
 * a form costs no more than one read, and most cost none.
 */
public final class CurrentHost {

    static final Duration KEPT = Duration.ofSeconds(30);

    private final Host file;
    private final Plans plans;
    private volatile @Nullable Reading last;

    private record Reading(long version, Host host, Instant at) {}

    /** @param file as host.json has them */
    public CurrentHost(Host file, Plans plans) {
        this.file = file;
        this.plans = plans;
    }

    /** As they were half a minute ago at the latest. */
    public Host at(Instant now) {
        Reading known = last;
        return known != null && now.isBefore(known.at().plus(KEPT)) ? known.host() : with(plans.glance(), now);
    }

    /** The same with a plan that was read just now. */
    public Host with(Plan plan, Instant now) {
        Reading known = last;
        Host host = known != null && known.version() == plan.version() ? known.host() : file.with(plan);
        last = new Reading(plan.version(), host, now);
        return host;
    }

    /** As host.json has them. */
    public Host file() {
        return file;
    }
}
