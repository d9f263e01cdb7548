package meetme.lambda;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import meetme.aws.DynamoKeyRing;
import meetme.aws.DynamoSeal;
import meetme.link.Links;
import meetme.link.Passes;
import meetme.meetup.RequestId;
import meetme.meetup.Side;

/** What tests press, and the links they press behind. */
final class Ways {

    private Ways() {}

    static String token(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    /** The host's link, as the mail to them has it. */
    static String hostToken(TestCloud cloud, String requestId) {
        return token(cloud, requestId, Side.HOST);
    }

    static String visitorToken(TestCloud cloud, String requestId) {
        return token(cloud, requestId, Side.VISITOR);
    }

    private static String token(TestCloud cloud, String requestId, Side side) {
        Links links = new Links(new DynamoKeyRing(cloud.dynamo, cloud.table, new SecureRandom(), cloud.clock));
        return cloud.store()
                .find(new RequestId(requestId), cloud.clock.instant())
                .map(stored -> links.mint(side, stored.request().asked()))
                .orElseThrow();
    }

    static Map<String, Object> press(String token, int version, String action) {
        return Map.of("token", token, "version", version, "action", action);
    }

    static Map<String, Object> counter(String token, int version, String... times) {
        return Map.of("token", token, "version", version, "action", "counter", "times", List.of(times));
    }

    static Map<String, Object> approve(String token, int version, String time) {
        return Map.of("token", token, "version", version, "action", "approve", "time", time, "place", "union-station");
    }

    /** The host's link to everything, which is only ever mailed. */
    static String pass(TestCloud cloud, Passes.Reach reach) {
        return passes(cloud).mint(reach, cloud.clock.instant());
    }

    static Passes passes(TestCloud cloud) {
        return new Passes(
                new DynamoKeyRing(cloud.dynamo, cloud.table, new SecureRandom(), cloud.clock),
                new DynamoSeal(cloud.dynamo, cloud.table, new SecureRandom()));
    }
}
