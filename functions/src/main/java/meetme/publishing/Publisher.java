package meetme.publishing;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import meetme.link.RingHistory;
import meetme.log.Log;
import meetme.meetup.Fault;

/** Does what CloudFormation orders and says how it went, always: it would wait for an hour for an answer that never comes. */
public final class Publisher {

    private static final String KEY_RING = "key-ring";

    private final Site site;
    private final Function<String, Bucket> buckets;
    private final Supplier<Rotation> rotation;
    private final Answers answers;

    /** What talks to AWS is made when it is needed, so that what fails then is answered, too. */
    public Publisher(Site site, Function<String, Bucket> buckets, Supplier<Rotation> rotation, Answers answers) {
        this.site = site;
        this.buckets = buckets;
        this.rotation = rotation;
        this.answers = answers;
    }

    public void serve(Call call) {
        answers.send(call, outcome(call));
    }

    /** A new key for links, at the host's own word. Links that are out go on working until they end. */
    public RingHistory turnKeys(TimeLeft time) {
        RingHistory turned = rotation.get().turn(time);
        Log.info("The host turns the keys").count(turned.ring().keys().size()).write();
        return turned;
    }

    private Outcome outcome(Call call) {
        try {
            return carryOut(call);
        } catch (TimeLeft.OutOfTime | Site.NoSite | Bucket.Unavailable expected) {
            return failed(call, expected, String.valueOf(expected.getMessage()));
        } catch (Throwable fault) { // a class that is missing in the zip, too
            return failed(call, fault, "The publisher failed with " + said(fault));
        }
    }

    private Outcome carryOut(Call call) {
        return switch (call.order()) {
            case Order.Publish order -> {
                int files = site.publish(buckets.apply(order.bucket()), order.page(), call.time());
                Log.info("The site is published").count(files).write();
                yield done(siteId(order.bucket()));
            }
            case Order.Empty order -> {
                site.empty(buckets.apply(order.bucket()), call.time());
                yield done(knownId(call));
            }
            case Order.TellSecrets _ -> ring(rotation.get().ring(call.time()));
            case Order.Leave order -> done(knownId(call));
            case Order.Unreadable order -> new Outcome.Failed(knownId(call), order.why());
        };
    }

    // With AWS's code where it was AWS: whoever deploys can look it up, and needs no log for it.
    private static String said(Throwable fault) {
        return fault.getClass().getSimpleName()
                + Fault.carriedBy(fault).map(why -> ": " + why.code()).orElse("");
    }

    private static Outcome done(String physicalId) {
        return new Outcome.Done(physicalId, Map.of());
    }

    private static Outcome ring(RingHistory ring) {
        return new Outcome.Done(
                KEY_RING,
                Map.of(
                        "OriginSecret", ring.originSecrets().getFirst(),
                        "OriginSecrets", String.join(",", ring.originSecrets())));
    }

    private static Outcome failed(Call call, Throwable why, String message) {
        Log.info("An order of CloudFormation failed").cause(why).write();
        return new Outcome.Failed(knownId(call), message);
    }

    /**
     * A change of this id is what makes CloudFormation delete the old resource. So it is the bucket's name and nothing that
     * changes with its content; and what fails keeps the id it had, lest what is live be emptied.
     */
    private static String siteId(String bucket) {
        return "site-" + bucket;
    }

    private static String knownId(Call call) {
        return call.physicalId().orElseGet(() -> switch (call.order()) {
            case Order.Publish order -> siteId(order.bucket());
            case Order.TellSecrets _ -> KEY_RING;
            case Order.Empty order -> call.logicalId();
            case Order.Leave order -> call.logicalId();
            case Order.Unreadable order -> call.logicalId();
        });
    }
}
