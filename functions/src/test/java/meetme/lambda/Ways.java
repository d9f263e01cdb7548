package meetme.lambda;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import meetme.aws.dynamo.DynamoBoardNonce;
import meetme.aws.dynamo.DynamoKeyRing;
import meetme.aws.dynamo.Table;
import meetme.meetup.Party;
import meetme.meetup.RequestId;
import meetme.security.BoardTokens;
import meetme.security.Links;

/** What tests press, and the links they press behind. */
final class Ways {

    private Ways() {}

    static String token(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    /** The host's link, as the mail to them has it. */
    static String hostToken(TestCloud cloud, String requestId) {
        return token(cloud, requestId, Party.HOST);
    }

    static String visitorToken(TestCloud cloud, String requestId) {
        return token(cloud, requestId, Party.VISITOR);
    }

    private static String token(TestCloud cloud, String requestId, Party party) {
        Links links =
                new Links(new DynamoKeyRing(new Table(cloud.dynamo, cloud.table), new SecureRandom(), cloud.clock));
        return cloud.stores()
                .requests()
                .find(new RequestId(requestId), cloud.clock.instant())
                .map(stored -> links.mint(party, stored.request().details()))
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
    static String pass(TestCloud cloud, BoardTokens.Reach reach) {
        return passes(cloud).mint(reach, cloud.clock.instant());
    }

    static BoardTokens passes(TestCloud cloud) {
        return new BoardTokens(
                new DynamoKeyRing(new Table(cloud.dynamo, cloud.table), new SecureRandom(), cloud.clock),
                new DynamoBoardNonce(new Table(cloud.dynamo, cloud.table), new SecureRandom()));
    }
}
