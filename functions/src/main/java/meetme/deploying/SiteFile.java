package meetme.deploying;

import java.nio.file.Path;

/**
 * A file on its way into the bucket.
 *
 * @param key its path on the web, without the first slash
 * @param content where it is as the build made it
 */
public record SiteFile(String key, Path content) {

    public String mediaType() {
        return MediaTypes.of(key);
    }

    /**
     * Pages are asked for anew each time, as host.json is in them. What they load bears no hash of its content in its name,
     * so it may not be kept for long either; a visit soon after a change may still see it as it was.
     */
    public String cacheControl() {
        return isPage() ? "public, max-age=0, must-revalidate" : "public, max-age=60, stale-while-revalidate=600";
    }

    boolean isPage() {
        return key.endsWith(".html");
    }
}
