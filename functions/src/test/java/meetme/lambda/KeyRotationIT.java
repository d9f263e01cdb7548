package meetme.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import meetme.aws.dynamo.DynamoKeyRing;
import meetme.aws.dynamo.DynamoRingStore;
import meetme.aws.dynamo.Table;
import meetme.lambda.CloudFormation.Heard;
import meetme.meetup.Party;
import meetme.security.KeyRing;
import meetme.security.Links;
import meetme.security.RingHistory;
import meetme.security.Stamps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The key ring from CloudFormation's event and the host's command to the table, the answer, and the links of functions that
 * run.
 */
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
        Heard answer = create();

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

        create();

        assertThat(history().ring().keys()).containsOnlyKeys(restored);
    }

    @Test
    void theHostsCommandTurnsTheRingAndTheOldKeyStays() {
        create();
        String old = ring();

        Map<String, Object> answer = rotate();

        assertThat(history().ring().keys()).hasSize(2).containsKey(old);
        assertThat(ring()).isNotEqualTo(old);
        assertThat(answer)
                .isEqualTo(
                        Map.of("keys", 2, "newestSince", cloud.clock.instant().toString()));
    }

    @Test
    void whateverIsDeployedOrUndoneTheNewestKeyStaysTheNewest() {
        create();
        String first = ring();
        rotate();
        String second = ring();

        for (int i = 0; i < 3; i++) {
            update("layer:" + i);
            update("layer:0");
            create();
            assertThat(ring()).isEqualTo(second);
        }
        assertThat(history().ring().keys()).containsOnlyKeys(first, second);
    }

    @Test
    void eachCommandMakesANewKeyAndNoneLeadsBack() {
        create();
        Set<String> current = new HashSet<>(Set.of(ring()));

        for (int turns = 1; turns <= 5; turns++) {
            cloud.clock.advance(Duration.ofMinutes(1));
            assertThat(rotate()).containsEntry("keys", turns + 1);
            assertThat(current.add(ring())).isTrue();
        }
    }

    @Test
    void theNextDeploymentGivesTheDistributionTheSecretOfTheNewestKey() {
        String first = create().attribute("OriginSecret");
        rotate();

        Heard answer = update("layer:2");

        assertThat(answer.attribute("OriginSecret")).isNotEqualTo(first);
        assertThat(answer.attribute("OriginSecrets")).isEqualTo(answer.attribute("OriginSecret") + "," + first);
        // The same again, as where CloudFormation calls a second time, or undoes it.
        assertThat(update("layer:1").json().get("Data")).isEqualTo(answer.json().get("Data"));
    }

    @Test
    void aTableWithoutARingGetsOneWhoeverAsksFirst() {
        assertThat(rotate()).isEqualTo(Map.of("keys", 1));

        String made = ring();
        create();

        assertThat(ring()).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"rotate\"",
                "{\"rotate\":\"key\"}",
                "{\"rotate\":true}",
                "{\"Rotate\":\"keys\"}",
                "{\"rotate\":\"keys\",\"to\":\"0123abcd\"}"
            })
    void whatIsNoCommandIsSaidToBeNoneAndChangesNothing(String event) {
        create();
        RingHistory before = history();

        assertThat(cloudFormation.invoke(function, event.getBytes(UTF_8)))
                .isEqualTo(Map.of("error", "Say {\"rotate\":\"keys\"}. Nothing was changed"));
        assertThat(history().ring().keys()).containsOnlyKeys(before.ring().current());
    }

    @Test
    void aKeyGoesWhenNoLinkUnderItCanBeLeft() {
        create();
        String first = ring();
        rotate();
        String second = ring();

        cloud.clock.advance(RingHistory.LONGEST_LINK.minusSeconds(1));
        rotate();
        assertThat(history().ring().keys()).containsKeys(first, second).hasSize(3);

        cloud.clock.advance(Duration.ofSeconds(2));
        rotate();
        assertThat(history().ring().keys())
                .doesNotContainKey(first)
                .containsKey(second)
                .hasSize(3);
        assertThat(history().replacedAt()).hasSize(2);
    }

    @Test
    void howeverOftenItTurnsTheAnswerStaysSmall() {
        Set<String> keys = new HashSet<>();
        create();
        for (int i = 1; i <= 40; i++) {
            rotate();
            Heard answer = update("layer:" + i);
            keys.add(ring());
            List<String> secrets =
                    Arrays.asList(answer.attribute("OriginSecrets").split(",", -1));
            assertThat(secrets).isNotEmpty().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(16);
            assertThat(secrets).first().isEqualTo(answer.attribute("OriginSecret"));
            assertThat(answer.body().length).isLessThan(4_096);
        }
        assertThat(history().ring().keys()).hasSize(41).containsKeys(keys.toArray(String[]::new));
    }

    @Test
    void deletingLeavesTheRingToTheTable() {
        create();
        String kept = ring();

        assertThat(cloudFormation.call(function, event("Delete", "layer:1")).text("Status"))
                .isEqualTo("SUCCESS");
        assertThat(ring()).isEqualTo(kept);
    }

    @Test
    void theOriginsSecretIsNoKeyAndSignsNoLink() {
        String secret = create().attribute("OriginSecret");
        KeyRing ring = history().ring();
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(secret);
        assertThat(bytes).hasSize(32).isNotEqualTo(ring.keys().get(ring.current()));

        KeyRing stolen = new KeyRing(ring.current(), Map.of(ring.current(), bytes));
        String forged = new Links(() -> stolen).mint(Party.HOST, Samples.asked(1));
        assertThat(new Links(() -> ring).verify(forged, Party.HOST, Samples.NOW))
                .isEmpty();
    }

    @Test
    void aFunctionThatRunsThroughARotationReadsLinksOfTheNewKey() {
        create();
        DynamoKeyRing old = keys();
        DynamoKeyRing asOld = keys();
        assertThat(asOld.get().current()).isEqualTo(old.get().current());
        String oldLink = new Links(old).mint(Party.HOST, Samples.asked(1));
        cloud.clock.advance(Duration.ofMinutes(2));
        rotate();
        String newLink = new Links(keys()).mint(Party.HOST, Samples.asked(1));
        String newStamp = new Stamps(keys()).mint(cloud.clock.instant());
        assertThat(newLink).isNotEqualTo(oldLink);

        assertThat(new Links(old).verify(newLink, Party.HOST, Samples.NOW)).isPresent();
        assertThat(new Links(old).verify(oldLink, Party.HOST, Samples.NOW)).isPresent();
        assertThat(new Stamps(asOld).isFresh(newStamp, cloud.clock.instant().plusSeconds(3)))
                .isTrue();
    }

    @Test
    void forgedKeyIdsMakeOneReadAMinute() {
        create();
        DynamoKeyRing ours = keys();
        assertThat(AwsCalls.during(ours::get)).containsExactly("GetItem");
        Runnable forgeries = () -> {
            for (int i = 0; i < 50; i++) {
                String id = "forged" + i;
                KeyRing theirs = new KeyRing(id, Map.of(id, new byte[32]));
                String link = new Links(() -> theirs).mint(Party.HOST, Samples.asked(1));
                assertThat(new Links(ours).verify(link, Party.HOST, Samples.NOW))
                        .isEmpty();
            }
        };

        assertThat(AwsCalls.during(forgeries)).isEmpty();
        cloud.clock.advance(Duration.ofMinutes(1));
        assertThat(AwsCalls.during(forgeries)).containsExactly("GetItem");
        String genuine = new Links(ours).mint(Party.HOST, Samples.asked(1));
        cloud.clock.advance(Duration.ofDays(1));
        assertThat(AwsCalls.during(() -> assertThat(new Links(ours).verify(genuine, Party.HOST, Samples.NOW))
                        .isPresent()))
                .isEmpty();
    }

    @Test
    void ofTwoThatChangeTheRingOneIsToldToLookAgain() {
        create();
        DynamoRingStore store = new DynamoRingStore(new Table(cloud.dynamo, cloud.table));
        RingHistory seen = history();
        rotate();
        String current = ring();

        assertThat(store.save(Optional.of(seen), seen.turned(new SecureRandom(), cloud.clock.instant())))
                .isFalse();
        assertThat(store.save(Optional.empty(), RingHistory.begin(new SecureRandom())))
                .isFalse();
        assertThat(ring()).isEqualTo(current);
    }

    @Test
    void whoeverTurnsTheRingOfATableThatIsNotThereIsToldAwssCode() {
        try (LogLines log = new LogLines()) {
            PublisherFunction astray =
                    new PublisherFunction(new PublisherWiring(Map.of("TABLE_NAME", "no-such-table"), Path.of("none"))
                            .publisher(cloud.clock, Duration.ZERO));

            assertThat(cloudFormation.invoke(astray, "{\"rotate\":\"keys\"}".getBytes(UTF_8)))
                    .containsEntry("why", "ResourceNotFoundException")
                    .containsKey("error");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("The keys could not be rotated")
                            && line.contains("\"why\":\"ResourceNotFoundException\"")
                            && line.contains("\"awsRequestId\":\""));
        }
    }

    private Map<String, Object> rotate() {
        return cloudFormation.invoke(function, "{\"rotate\":\"keys\"}".getBytes(UTF_8));
    }

    private Heard create() {
        return cloudFormation.call(function, event("Create", "layer:1"));
    }

    private Heard update(String layer) {
        return cloudFormation.call(function, event("Update", layer));
    }

    private Map<String, Object> event(String type, String layer) {
        Map<String, Object> event = cloudFormation.event(type, "Custom::KeyRing", Map.of("Layer", layer));
        event.put("LogicalResourceId", "KeyRing");
        if (!type.equals("Create")) {
            event.put("PhysicalResourceId", "key-ring");
        }
        return event;
    }

    private RingHistory history() {
        return new DynamoRingStore(new Table(cloud.dynamo, cloud.table)).find().orElseThrow();
    }

    private String ring() {
        return keys().get().current();
    }

    private DynamoKeyRing keys() {
        return new DynamoKeyRing(new Table(cloud.dynamo, cloud.table), new SecureRandom(), cloud.clock);
    }
}
