package meetme.deploying;

import java.net.URI;

/**
 * Where CloudFormation waits for an answer: an address of S3, with the right to write there. As the answer may hold secrets
 * it goes nowhere else, whoever calls. On this machine itself nobody is who could read it, so that tests and rehearsals need
 * no other rule.
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

    /** Without the signature in it. */
    @Override
    public String toString() {
        return "ResponseUrl[…]";
    }
}
