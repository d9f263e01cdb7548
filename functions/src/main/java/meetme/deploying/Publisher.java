package meetme.deploying;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import meetme.log.Log;
import meetme.meetup.Fault;
import meetme.security.RingHistory;

/** Does what CloudFormation requests and always reports the outcome: CloudFormation would wait for a missing response for an hour. */
public final class Publisher {

    private static final String KEY_RING = "key-ring";

    private final Site site;
    private final Function<String, Bucket> buckets;
    private final Supplier<Rotation> rotation;
    private final ResponseSender answers;
    private final InstantSource clock;

    /** AWS clients are created when they are needed, so that a failure to do so is reported, too. */
    public Publisher(
            Site site,
            Function<String, Bucket> buckets,
            Supplier<Rotation> rotation,
            ResponseSender answers,
            InstantSource clock) {
        this.site = site;
        this.buckets = buckets;
        this.rotation = rotation;
        this.answers = answers;
        this.clock = clock;
    }

    public void serve(ResourceRequest request) {
        answers.send(request, outcome(request));
    }

    /** Makes a new key for links, on the host's command. Existing links keep working until they expire. */
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
        } catch (Throwable fault) { // including a class that is missing from the zip
            return failed(request, fault, "The publisher failed with " + said(fault));
        }
    }

    private ResourceResponse carryOut(ResourceRequest request) {
        return switch (request.change()) {
            case ResourceChange.Publish order -> {
                int files = site.publish(buckets.apply(order.bucket()), order.page(), request.time(), clock.instant());
                Log.info("The site is published").count(files).write();
                yield done(siteId(order.bucket()));
            }
            case ResourceChange.PublishAssets order -> {
                String assets = site.publishAssets(buckets.apply(order.bucket()), request.time());
                yield new ResourceResponse.Done(assetsId(order.bucket()), Map.of("Path", assets));
            }
            case ResourceChange.Empty order -> {
                site.empty(buckets.apply(order.bucket()), request.time());
                yield done(knownId(request));
            }
            case ResourceChange.EmptyAssets order -> {
                site.emptyAssets(buckets.apply(order.bucket()), request.time());
                yield done(knownId(request));
            }
            case ResourceChange.TellSecrets _ -> ring(rotation.get().ring(request.time()));
            case ResourceChange.Leave order -> done(knownId(request));
            case ResourceChange.Unreadable order -> new ResourceResponse.Failed(knownId(request), order.why());
        };
    }

    // With AWS's error code, if it was AWS, so that the person who deploys can look it up without a log.
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
     * When this id changes, CloudFormation deletes the old resource. So it consists of the bucket's name and nothing that
     * changes with the content, and a failure keeps the previous id, or else the live site would be emptied.
     */
    private static String siteId(String bucket) {
        return "site-" + bucket;
    }

    private static String assetsId(String bucket) {
        return "assets-" + bucket;
    }

    private static String knownId(ResourceRequest request) {
        return request.physicalId().orElseGet(() -> switch (request.change()) {
            case ResourceChange.Publish order -> siteId(order.bucket());
            case ResourceChange.PublishAssets order -> assetsId(order.bucket());
            case ResourceChange.TellSecrets _ -> KEY_RING;
            case ResourceChange.Empty order -> request.logicalId();
            case ResourceChange.EmptyAssets order -> request.logicalId();
            case ResourceChange.Leave order -> request.logicalId();
            case ResourceChange.Unreadable order -> request.logicalId();
        });
    }
}
