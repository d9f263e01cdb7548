package meetme.deploying;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What CloudFormation wants to be done. */
public sealed interface ResourceChange {

    /** The bucket must contain the site as it is in the layer, with its address filled in, and nothing else. */
    record Publish(String bucket, PageAddress page) implements ResourceChange {}

    /** The bucket must be empty, so that it can be deleted. */
    record Empty(String bucket) implements ResourceChange {}

    /** There must be a key ring, whose origin secrets are returned. An existing one keeps its keys. */
    record TellSecrets() implements ResourceChange {}

    /** Nothing to do: the key ring stays with the table, and what was never created need not be deleted. */
    record Leave() implements ResourceChange {}

    /** An unknown request. */
    record Unreadable(String why) implements ResourceChange {}

    /** Reads an event, whatever is missing in it. */
    static ResourceChange read(Optional<String> request, Optional<String> resource, Map<String, Object> properties) {
        return switch (request.orElse("")) {
            case "Create", "Update" -> make(resource.orElse(""), properties);
            case "Delete" -> delete(resource.orElse(""), properties);
            case String other -> new Unreadable("A request is Create, Update or Delete");
        };
    }

    private static ResourceChange make(String resource, Map<String, Object> properties) {
        return switch (resource) {
            case "Custom::Site" ->
                about("Bucket", properties, bucket -> about("Page", properties, page -> publish(bucket, page)));
            case "Custom::KeyRing" -> new TellSecrets();
            case String other -> new Unreadable("A resource is Custom::Site or Custom::KeyRing");
        };
    }

    private static ResourceChange publish(String bucket, String page) {
        try {
            return new Publish(bucket, new PageAddress(URI.create(page)));
        } catch (IllegalArgumentException noAddress) {
            return new Unreadable("Property Page is no address");
        }
    }

    // CloudFormation also deletes what it could not create, for example because the request was unreadable.
    private static ResourceChange delete(String resource, Map<String, Object> properties) {
        return resource.equals("Custom::Site")
                ? text("Bucket", properties).<ResourceChange>map(Empty::new).orElseGet(Leave::new)
                : new Leave();
    }

    private static ResourceChange about(
            String property, Map<String, Object> properties, Function<String, ResourceChange> order) {
        return text(property, properties)
                .map(order)
                .orElseGet(() -> new Unreadable("Property " + property + " is missing"));
    }

    private static Optional<String> text(String property, Map<String, Object> properties) {
        return Optional.ofNullable(properties.get(property))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }
}
