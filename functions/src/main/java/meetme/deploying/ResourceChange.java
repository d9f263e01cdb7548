package meetme.deploying;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What CloudFormation wants to be done. */
public sealed interface ResourceChange {

    /** The bucket must contain the site as it is in the layer, with its address filled in, and nothing else. */
    record Publish(String bucket, PageAddress page) implements ResourceChange {}

    /** The bucket must contain the layer's scripts and styles, whose folder is returned; more may be in it. */
    record PublishAssets(String bucket) implements ResourceChange {}

    /** The bucket must be empty, so that it can be deleted. */
    record Empty(String bucket) implements ResourceChange {}

    /** There must be a key ring, whose origin secrets are returned. An existing one keeps its keys. */
    record TellSecrets() implements ResourceChange {}

    /**
     * The bucket must contain no scripts and styles, so that it can be deleted, also where the site itself never came. The site, if
     * it is there, is another resource's.
     */
    record EmptyAssets(String bucket) implements ResourceChange {}

    /** Nothing to do: the key ring stays with the table, and what was never created need not be deleted. */
    record Leave() implements ResourceChange {}

    /** An unknown request. */
    record Unreadable(String why) implements ResourceChange {}

    /** Reads an event, whatever is missing in it. */
    static ResourceChange read(Optional<String> request, Optional<String> resource, Map<String, Object> properties) {
        return switch (request.orElse("")) {
            case "Create", "Update" -> make(resource.orElse(""), properties);
            case "Delete" -> delete(resource.orElse(""), properties);
            case String _ -> new Unreadable("A request is Create, Update or Delete");
        };
    }

    private static ResourceChange make(String resource, Map<String, Object> properties) {
        return switch (resource) {
            case "Custom::Site" ->
                about("Bucket", properties, bucket -> about("Page", properties, page -> publish(bucket, page)));
            case "Custom::Assets" -> about("Bucket", properties, PublishAssets::new);
            case "Custom::KeyRing" -> new TellSecrets();
            case String _ -> new Unreadable("A resource is Custom::Site, Custom::Assets or Custom::KeyRing");
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
        Optional<String> bucket = text("Bucket", properties);
        return switch (resource) {
            case "Custom::Site" -> bucket.<ResourceChange>map(Empty::new).orElseGet(Leave::new);
            case "Custom::Assets" ->
                bucket.<ResourceChange>map(EmptyAssets::new).orElseGet(Leave::new);
            case String _ -> new Leave();
        };
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
