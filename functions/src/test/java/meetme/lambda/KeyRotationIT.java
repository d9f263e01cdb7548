package meetme.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import meetme.Samples;
import meetme.aws.DynamoKeyRing;
import meetme.aws.DynamoRingStore;
import meetme.lambda.CloudFormation.Heard;
import meetme.link.KeyRing;
import meetme.link.Links;
import meetme.link.RingHistory;
import meetme.link.Stamps;
import meetme.meetup.Side;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code Custom::KeyRing} from CloudFormation's event to the table, the answer, and the links of functions that run. */
class KeyRotationIT {

    private final TestCloud cloud = TestCloud.start();
    private final CloudFormation cloudFormation = newCloudFormation();
    private final PublisherFunction function =
            new PublisherFunction(new PublisherWiring(Map.of("TABLE_NAME", cloud.table), Path.of("none"))
                    .publisher(cloud.clock, Duration.ZERO));

    private static CloudFormation newCloudFormation() {
        try {
            return new CloudFormation();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        cloudFormation.close();
        cloud.close();
    }

    @Test
    void theDeploymentMakesTheRingThatTheFunctionsUse() {
        Heard answer = create("1");

        assertThat(answer.json()).containsEntry("Status", "SUCCESS").containsEntry("NoEcho", true);
        assertThat(answer.text("PhysicalResourceId")).isEqualTo("key-ring");
        assertThat(answer.attribute("OriginSecret")).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.attribute("OriginSecrets")).isEqualTo(answer.attribute("OriginSecret"));
        assertThat(ring()).isEqualTo(history().ring().current());
        assertThat(history().ring().keys()).hasSize(1);
    }

    @Test
    void aRingThatIsThereKeepsItsKeys() {
        String restored = ring();

        create("1");

        assertThat(history().ring().keys()).containsOnlyKeys(restored);
    }

    @Test
    void aRingThatWasCopiedBackTurnsForNothingButAnotherText() {
        create("1");
        DynamoRingStore store = new DynamoRingStore(cloud.dynamo, cloud.table);
        RingHistory copied = RingHistory.begin(new SecureRandom());
        assertThat(store.save(store.find(), copied)).isTrue();

        update("1", "1");
        assertThat(history().ring().keys()).containsOnlyKeys(copied.ring().current());
        update("2", "1");
        assertThat(history().ring().keys()).hasSize(2).containsKey(copied.ring().current());
    }

    @Test
    void anotherTextTurnsTheRingAndTheOldKeyStays() {
        String first = create("1").attribute("OriginSecret");
        String old = ring();

        Heard answer = update("2", "1");

        assertThat(history().ring().keys()).hasSize(2).containsKey(old);
        assertThat(ring()).isNotEqualTo(old);
        assertThat(answer.attribute("OriginSecret")).isNotEqualTo(first);
        assertThat(answer.attribute("OriginSecrets")).isEqualTo(answer.attribute("OriginSecret") + "," + first);
    }

    @Test
    void theSameTextTurnsItOnceHoweverOftenItComes() {
        create("1");
        Map<String, Object> event = event("Update", "2", Optional.of("1"));
        Heard first = cloudFormation.call(function, event);
        String turned = ring();

        assertThat(cloudFormation.call(function, event).json()).isEqualTo(first.json());
        update("2", "1");
        update("2", "2");

        assertThat(ring()).isEqualTo(turned);
        assertThat(history().ring().keys()).hasSize(2);
    }

    @Test
    void aDeploymentThatIsUndoneAndDoneAgainEndsWithTheSameTwoKeys() {
        create("1");
        String first = ring();
        update("2", "1");
        String second = ring();

        for (int i = 0; i < 12; i++) {
            update("1", "2");
            assertThat(ring()).isEqualTo(first);
            update("2", "1");
            assertThat(ring()).isEqualTo(second);
        }
        assertThat(history().ring().keys()).containsOnlyKeys(first, second);
    }

    @Test
    void whoeverReturnsToAnOldTextAfterADayWantsANewKey() {
        create("1");
        update("2", "1");
        cloud.clock.advance(Duration.ofDays(2));

        update("1", "2");

        assertThat(history().ring().keys()).hasSize(3);
    }

    @Test
    void aKeyGoesWhenNoLinkUnderItCanBeLeft() {
        create("1");
        String first = ring();
        update("2", "1");
        String second = ring();

        cloud.clock.advance(RingHistory.LONGEST_LINK.minusSeconds(1));
        update("3", "2");
        assertThat(history().ring().keys()).containsKeys(first, second).hasSize(3);

        cloud.clock.advance(Duration.ofSeconds(2));
        update("4", "3");
        assertThat(history().ring().keys())
                .doesNotContainKey(first)
                .containsKey(second)
                .hasSize(3);
        assertThat(history().madeFor()).hasSize(3);
        assertThat(history().replacedAt()).hasSize(2);
    }

    @Test
    void howeverOftenItTurnsTheAnswerStaysSmall() {
        Set<String> keys = new HashSet<>();
        create("0");
        for (int i = 1; i <= 40; i++) {
            Heard answer = update(String.valueOf(i), String.valueOf(i - 1));
            keys.add(ring());
            List<String> secrets =
                    Arrays.asList(answer.attribute("OriginSecrets").split(",", -1));
            assertThat(secrets).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(8);
            assertThat(secrets).first().isEqualTo(answer.attribute("OriginSecret"));
            assertThat(answer.body().length).isLessThan(4_096);
        }
        assertThat(history().ring().keys()).hasSize(41).containsKeys(keys.toArray(String[]::new));
    }

    @Test
    void deletingLeavesTheRingToTheTable() {
        create("1");
        String kept = ring();
        Map<String, Object> event = event("Delete", "1", Optional.empty());

        assertThat(cloudFormation.call(function, event).text("Status")).isEqualTo("SUCCESS");
        assertThat(ring()).isEqualTo(kept);
    }

    @Test
    void theOriginsSecretIsNoKeyAndSignsNoLink() {
        String secret = create("1").attribute("OriginSecret");
        KeyRing ring = history().ring();
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(secret);
        assertThat(bytes).hasSize(32).isNotEqualTo(ring.keys().get(ring.current()));

        KeyRing stolen = new KeyRing(ring.current(), Map.of(ring.current(), bytes));
        String forged = new Links(() -> stolen).mint(Side.HOST, Samples.asked(1));
        assertThat(new Links(() -> ring).verify(forged, Side.HOST, Samples.NOW)).isEmpty();
    }

    @Test
    void aFunctionThatRunsThroughARotationReadsLinksOfTheNewKey() {
        create("1");
        DynamoKeyRing old = keys();
        DynamoKeyRing asOld = keys();
        assertThat(asOld.get().current()).isEqualTo(old.get().current());
        String oldLink = new Links(old).mint(Side.HOST, Samples.asked(1));
        cloud.clock.advance(Duration.ofMinutes(2));
        update("2", "1");
        String newLink = new Links(keys()).mint(Side.HOST, Samples.asked(1));
        String newStamp = new Stamps(keys()).mint(cloud.clock.instant());
        assertThat(newLink).isNotEqualTo(oldLink);

        assertThat(new Links(old).verify(newLink, Side.HOST, Samples.NOW)).isPresent();
        assertThat(new Links(old).verify(oldLink, Side.HOST, Samples.NOW)).isPresent();
        assertThat(new Stamps(asOld).isFresh(newStamp, cloud.clock.instant().plusSeconds(3)))
                .isTrue();
    }

    @Test
    void forgedKeyIdsMakeOneReadAMinute() {
        create("1");
        DynamoKeyRing ours = keys();
        assertThat(AwsCalls.during(ours::get)).containsExactly("GetItem");
        Runnable forgeries = () -> {
            for (int i = 0; i < 50; i++) {
                String id = "forged" + i;
                KeyRing theirs = new KeyRing(id, Map.of(id, new byte[32]));
                String link = new Links(() -> theirs).mint(Side.HOST, Samples.asked(1));
                assertThat(new Links(ours).verify(link, Side.HOST, Samples.NOW)).isEmpty();
            }
        };

        assertThat(AwsCalls.during(forgeries)).isEmpty();
        cloud.clock.advance(Duration.ofMinutes(1));
        assertThat(AwsCalls.during(forgeries)).containsExactly("GetItem");
        String genuine = new Links(ours).mint(Side.HOST, Samples.asked(1));
        cloud.clock.advance(Duration.ofDays(1));
        assertThat(AwsCalls.during(() -> assertThat(new Links(ours).verify(genuine, Side.HOST, Samples.NOW))
                        .isPresent()))
                .isEmpty();
    }

    @Test
    void ofTwoThatChangeTheRingOneIsToldToLookAgain() {
        create("1");
        DynamoRingStore store = new DynamoRingStore(cloud.dynamo, cloud.table);
        RingHistory seen = history();
        update("2", "1");

        assertThat(store.save(Optional.of(seen), seen.turnedFor("3", new SecureRandom(), cloud.clock.instant())))
                .isFalse();
        assertThat(store.save(Optional.empty(), RingHistory.begin(new SecureRandom())))
                .isFalse();
        assertThat(history().madeFor()).containsValue("2").doesNotContainValue("3");
    }

    private Heard create(String rotation) {
        return cloudFormation.call(function, event("Create", rotation, Optional.empty()));
    }

    private Heard update(String rotation, String before) {
        return cloudFormation.call(function, event("Update", rotation, Optional.of(before)));
    }

    private Map<String, Object> event(String type, String rotation, Optional<String> before) {
        Map<String, Object> event = cloudFormation.event(type, "Custom::KeyRing", Map.of("Rotation", rotation));
        event.put("LogicalResourceId", "KeyRing");
        if (!type.equals("Create")) {
            event.put("PhysicalResourceId", "key-ring");
        }
        before.ifPresent(text -> event.put("OldResourceProperties", Map.of("Rotation", text)));
        return event;
    }

    private RingHistory history() {
        return new DynamoRingStore(cloud.dynamo, cloud.table).find().orElseThrow();
    }

    private String ring() {
        return keys().get().current();
    }

    private DynamoKeyRing keys() {
        return new DynamoKeyRing(cloud.dynamo, cloud.table, new SecureRandom(), cloud.clock);
    }
}
