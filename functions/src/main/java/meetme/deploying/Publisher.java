package meetme.deploying;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import meetme.log.Log;
import meetme.meetup.Fault;
import meetme.security.RingHistory;

/** Does what CloudFormation orders and says how it went, always: it would wait for an hour for an answer that never comes. */
public final class Publisher {

    private static final String KEY_RING = "key-ring";

    private final Site site;
    private final Function<String, Bucket> buckets;
    private final Supplier<Rotation> rotation;
    private final ResponseSender answers;

    /** What talks to AWS is made when it is needed, so that what fails then is answered, too. */
    public Publisher(Site site, Function<String, Bucket> buckets, Supplier<Rotation> rotation, ResponseSender answers) {
        this.site = site;
        this.buckets = buckets;
        this.rotation = rotation;
        this.answers = answers;
    }

    public void serve(ResourceRequest request) {
        answers.send(request, outcome(request));
    }

    /** A new key for links, at the host's own word. Links that are out go on working until they end. */
    public RingHistory turnKeys(TimeLeft time) {
        RingHistory turned = rotation.get().turn(time);
        Log.info("The host rotated the keys").count(turned.ring().keys().size()).write();
        return turned;
    }

    private ResourceResponse outcome(ResourceRequest request) {
        try {
            return carryOut(request);
        } catch (TimeLeft.OutOfTime | Site.NoSite | Bucket.Unavailable expected) {
            return failed(request, expected, String.valueOf(expected.getMessage()));
        } catch (Throwable fault) { // a class that is missing in the zip, too
            return failed(request, fault, "The publisher failed with " + said(fault));
        }
    }

    private ResourceResponse carryOut(ResourceRequest request) {
        return switch (request.change()) {
            case ResourceChange.Publish order -> {
                int files = site.publish(buckets.apply(order.bucket()), order.page(), request.time());
                Log.info("The site is published").count(files).write();
                yield done(siteId(order.bucket()));
            }
            case ResourceChange.Empty order -> {
                site.empty(buckets.apply(order.bucket()), request.time());
                yield done(knownId(request));
            }
            case ResourceChange.TellSecrets _ -> ring(rotation.get().ring(request.time()));
            case ResourceChange.Leave order -> done(knownId(request));
            case ResourceChange.Unreadable order -> new ResourceResponse.Failed(knownId(request), order.why());
        };
    }

    // With AWS's code where it was AWS: whoever deploys can look it up, and needs no log for it.
    private static String said(Throwable fault) {
        return fault.getClass().getSimpleName()
                + Fault.carriedBy(fault).map(why -> ": " + why.code()).orElse("");
    }

    private static ResourceResponse done(String physicalId) {
        return new ResourceResponse.Done(physicalId, Map.of());
    }

    private static ResourceResponse ring(RingHistory ring) {
        return new ResourceResponse.Done(
                KEY_RING,
                Map.of(
                        "OriginSecret", ring.originSecrets().getFirst(),
                        "OriginSecrets", String.join(",", ring.originSecrets())));
    }

    private static ResourceResponse failed(ResourceRequest request, Throwable why, String message) {
        Log.info("A CloudFormation request failed").cause(why).write();
        return new ResourceResponse.Failed(knownId(request), message);
    }

    /**
     * A change of this id is what makes CloudFormation delete the old resource. So it is the bucket's name and nothing that
     * changes with its content; and what fails keeps the id it had, lest what is live be emptied.
     */
    private static String siteId(String bucket) {
        return "site-" + bucket;
    }

    private static String knownId(ResourceRequest request) {
        return request.physicalId().orElseGet(() -> switch (request.change()) {
            case ResourceChange.Publish order -> siteId(order.bucket());
            case ResourceChange.TellSecrets _ -> KEY_RING;
            case ResourceChange.Empty order -> request.logicalId();
            case ResourceChange.Leave order -> request.logicalId();
            case ResourceChange.Unreadable order -> request.logicalId();
        });
    }
}
