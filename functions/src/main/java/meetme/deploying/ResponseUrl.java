package meetme.deploying;

import java.net.URI;

/**
 * Where CloudFormation waits for a response: a URL of S3, with permission to write there. The response may contain secrets, so
 * it goes nowhere else, whoever calls. The one exception is this machine, where nobody else can read it; tests and rehearsals
 * use that.
 */
public record ResponseUrl(URI uri) {

    public ResponseUrl {
        if (!isOfAws(uri) && !isOfThisMachine(uri)) {
            throw new IllegalArgumentException("The response URL is not an address of AWS");
        }
    }

    private static boolean isOfAws(URI uri) {
        String host = String.valueOf(uri.getHost());
        return "https".equals(uri.getScheme())
                && (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn"));
    }

    private static boolean isOfThisMachine(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && "127.0.0.1".equals(uri.getHost());
    }

    /** Without the signature. */
    @Override
    public String toString() {
        return "ResponseUrl[…]";
    }
}
